# One after the other, each as a text of its own; - is standard input.
printf 'caf\xe9\n' > one
printf 'naïve' > two
echo three | degarble one - two
echo
