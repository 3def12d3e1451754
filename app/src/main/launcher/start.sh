# Sourced by the launchers, those of packages as well, with Java's version in $version. Sets $start to what
# the arguments ask for: window, search (a verb whose samplers compute in this process, for hours) or verb, which
# $argument is then; $options to Java's options for it, but for most of the window's, which are in
# window.options; and what the terminal and the window need.
start=window
is_value=false
place=0
for argument; do
  place=$((place + 1))
  if $is_value; then
    is_value=false
    continue
  fi
  case $argument in
    --home | --open) is_value=true ;;
    -h | --help | -V | --version)
      start=verb
      break
      ;;
    -* | '') ;;
    *.yaml | *.yml | *.json) break ;;
    run | resume)
      start=search
      break
      ;;
    *)
      # Desktops open a file by naming it and nothing else, as the program knows, whatever it is.
      if [ $# -ne $place ] || [ ! -f "$argument" ]; then
        start=verb
      fi
      break
      ;;
  esac
done

# Without a language setting, as of cron and containers, Java would read no letter of a name or note beyond
# those of English, and lose it. As Python does: the plainest setting that has all letters, if there is one.
if [ -z "${LC_ALL:-}" ]; then
  case ${LC_CTYPE:-${LANG:-C}} in
    C | POSIX)
      if locale -a 2>/dev/null | grep -qix 'C\.utf-\{0,1\}8'; then
        export LC_CTYPE=C.UTF-8
      fi
      ;;
  esac
fi

terminal=false
if [ -t 1 ]; then
  terminal=true
  size=$(stty size 2>/dev/null </dev/tty) && COLUMNS=${size#* } && export COLUMNS
fi

case $start in
  window)
    options=
    # One thread's leftovers serve the next, instead of lying in a pool of its own.
    export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
    # JavaFX finds its way to the GPU itself; GTK beside it would load an OpenGL of 50 MB for nothing.
    export GDK_GL="${GDK_GL:-disable}"
    ;;
  search)
    # Samplers compute for hours: worth the better compiler. A collection takes half a millisecond right after
    # opening where what outlives one is not copied again (1 ms where it is, fifteen times), and 6 to 8 ms once
    # trials are stored. With 192 MB at a time there is one in 600 trials, and a third as many suggestions are
    # late as with 64, for 100 MB of memory.
    # A study that goes on has many trials stored when the first are suggested. There Java compiles what is called
    # five times as often as it would wait for: what counts is called a thousand times as often, and of the
    # database's code, most of what it compiled for these trials was not worth it, and took the processor from
    # their suggestions. A new study's first ones cost next to nothing: what each trial takes is compiled as early as
    # Java would by itself. What it does compile steps aside for the trials (nice 10, as every user may); Java would
    # warn that other priorities need root, of which there are none.
    # The samplers alone it compiles as soon as they have been rehearsed, and not when the next 100 trials are over.
    if [ "$argument" = resume ]; then
      patience=5
      samplers=0.04
    else
      patience=1
      samplers=0.2
    fi
    options="-XX:+UseSerialGC -XX:CompileThresholdScaling=$patience -Xmn192m -XX:MetaspaceSize=96m"
    options="$options -Djava.awt.headless=true -XX:MaxTenuringThreshold=1 -XX:ThreadPriorityPolicy=1"
    options="$options -XX:CompilerThreadPriority=10 -XX:CompileCommand=quiet"
    options="$options -XX:CompileCommand=CompileThresholdScaling,org.tunebench.engine.sampler*::*,$samplers"
    options="$options -XX:+UnlockDiagnosticVMOptions -XX:-PrintWarnings"
    ;;
  *)
    options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true"
    ;;
esac
# From 24 on Java would warn in the terminal of libraries of machine code, and of what JavaFX 21 draws with.
if [ "${version:-17}" -ge 24 ]; then
  case $start in
    window)
      options="$options --enable-native-access=javafx.graphics,ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
      ;;
    *) options="$options --enable-native-access=ALL-UNNAMED" ;;
  esac
fi
options="$options -Dtunebench.terminal=$terminal"
