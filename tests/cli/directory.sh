# A directory is no file, in any mode.
mkdir folder
degarble folder
echo $?
degarble --check folder
echo $?
degarble -i folder folder/
