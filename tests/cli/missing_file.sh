# A file that is not there does not keep the others from being done.
echo one > one
echo two > two
degarble one missing two
