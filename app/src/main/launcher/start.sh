# Sets $start to what the arguments ask for: window, search (a verb whose samplers compute in this
# process, for hours) or verb. Sourced by the launchers.
start=window
is_value=false
for argument; do
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
      if [ $# -ne 1 ] || [ ! -f "$argument" ]; then
        start=verb
      fi
      break
      ;;
  esac
done
