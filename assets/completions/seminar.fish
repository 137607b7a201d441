# Completions for seminar in fish. The program itself says what could be written.
function __seminar_complete
    set -l before (commandline -opc)
    set -e before[1]
    set -l current (commandline -ct)
    set -l lines (command seminar __complete fish (count $before) -- $before "$current" 2>/dev/null)
    set -l files $lines[1]
    set -e lines[1]
    if set -q lines[1]
        printf '%s\n' $lines
    end
    switch "$files"
        case decks
            __fish_complete_suffix .toml
        case files
            __fish_complete_path "$current"
    end
end
complete --command seminar --no-files --keep-order --arguments '(__seminar_complete)'
