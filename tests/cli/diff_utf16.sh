# Lines of UTF-16 are nothing for patch.
printf '\xff\xfeo\0k\0\n\0' > file
degarble --diff file
