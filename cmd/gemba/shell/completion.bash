# What the script below needs of the package bash-completion, where that is not
# installed: the words of the line, not parted at = and :, and names of files.
if ! declare -F _get_comp_words_by_ref >/dev/null 2>&1; then
_get_comp_words_by_ref()
{
    local line=${COMP_LINE:0:$COMP_POINT} rest i
    words=()
    cword=-1
    for ((i = 0; i <= COMP_CWORD; i++)); do
        rest=${line#"${line%%[![:space:]]*}"}
        if ((cword < 0)) || [[ $rest != "$line" ]]; then
            cword=$((cword + 1))
            words[cword]=${COMP_WORDS[i]}
        else
            words[cword]+=${COMP_WORDS[i]}
        fi
        line=${rest#"${COMP_WORDS[i]}"}
    done
    cur=${words[cword]}
    prev=
    ((cword > 0)) && prev=${words[cword - 1]}
    return 0
}
fi
if ! declare -F _filedir >/dev/null 2>&1; then
_filedir()
{
    local IFS=$'\n'
    COMPREPLY=($(compgen -d -- "$cur"))
    [[ $1 == -d ]] || COMPREPLY+=($(compgen -f -X "!*.${1%%|*}" -- "$cur"))
    compopt -o filenames 2>/dev/null
    return 0
}
fi

