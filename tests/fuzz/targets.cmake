# One for each part, and "promises" for the whole.
set(DEGARBLE_FUZZ_TARGETS blocks c_api containers decoders detector edits normalize promises repair restore scan)
# Those of the command.
set(DEGARBLE_COMMAND_FUZZ_TARGETS arguments ledger reports)
if(DEGARBLE_BUILD_COMMAND)
  list(APPEND DEGARBLE_FUZZ_TARGETS ${DEGARBLE_COMMAND_FUZZ_TARGETS})
endif()
