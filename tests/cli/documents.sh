# The documents that are kept in the repository are those that the command makes.
degarble --generate rules | diff - "$samples/../../docs/rules.md"
degarble --generate options | diff - "$samples/../../docs/options.md"
