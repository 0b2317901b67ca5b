# The completions load, and complete.
degarble --generate bash > bash
degarble --generate zsh > zsh
degarble --generate fish > fish
bash -n bash && source ./bash
complete_line() {
  COMP_WORDS=("$@")
  COMP_CWORD=$(($# - 1))
  COMPREPLY=()
  _degarble
  echo "${COMPREPLY[*]}"
}
complete_line degarble --che
complete_line degarble --profile ''
complete_line degarble --form = nfk
complete_line degarble -p n
complete_line degarble --select restore
complete_line degarble --undo fi
complete_line degarble z
if command -v zsh > /dev/null; then zsh -n zsh || echo 'zsh fails'; fi
if command -v fish > /dev/null; then fish -n fish || echo 'fish fails'; fi
