# Completions for seminar in bash. The program itself says what could be written.
_seminar() {
    local files= line word
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -z $files ]]; then
            files=$line
            continue
        fi
        word=${line%%$'\t'*}
        COMPREPLY+=("$word")
        # Words with blanks are quoted like the names of files.
        [[ $word == *' '* ]] && compopt -o filenames 2>/dev/null
    done < <(command seminar __complete bash "$((COMP_CWORD - 1))" -- "${COMP_WORDS[@]:1}" 2>/dev/null)
    [[ $files == decks || $files == files ]] || return 0

    compopt -o filenames 2>/dev/null
    word=${COMP_WORDS[COMP_CWORD]}
    # The value of --theme= begins after the sign, which is a word for bash.
    [[ $word == '=' ]] && word=
    word=${word#[\"\']}
    word=${word//\\/}
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(
        compgen -d -- "$word"
        if [[ $files == decks ]]; then
            compgen -f -X '!*.toml' -- "$word"
        else
            compgen -f -- "$word"
        fi
    )
}
complete -F _seminar seminar
