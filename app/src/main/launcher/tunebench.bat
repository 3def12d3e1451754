@echo off
rem Starts Tunebench: the window, or, with a verb, the command line. Needs Java 17 or newer.
setlocal
set "program=%~dp0.."

set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo tunebench: Java 17 or newer is needed: install it, or set JAVA_HOME 1>&2
  exit /b 2
)

rem With this console Java says whether a person is there; later versions always say so otherwise.
set "options=-Djdk.console=java.base"
rem From 24 on it would warn of libraries of machine code.
set "options=%options% --enable-native-access=ALL-UNNAMED"
if "%~1"=="" goto window
rem Of --home=DIR cmd makes two words.
if "%~1"=="--home" (
  if "%~3"=="" goto window
  if "%~3"=="--or-demo" goto window
  if "%~3"=="--open" goto window
  if exist "%~3" goto window
)
if "%~1"=="--or-demo" goto window
if "%~1"=="--open" goto window
if exist "%~1" goto window
"%java%" %options% -XX:+UseSerialGC -Djava.awt.headless=true %TUNEBENCH_JAVA_OPTS% -cp "%program%\lib\*" org.tunebench.app.Main %*
exit /b %errorlevel%

:window
"%java%" "@%program%\bin\window.options" %options% --module-path "%program%\lib\javafx" --add-modules javafx.controls,javafx.fxml --enable-native-access=javafx.graphics %TUNEBENCH_JAVA_OPTS% -cp "%program%\lib\*" org.tunebench.app.Main %*
exit /b %errorlevel%
