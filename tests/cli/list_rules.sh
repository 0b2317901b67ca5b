# Every rule, with the smallest profile that has it and its confidence.
degarble --list-rules | cut -c 1-55
