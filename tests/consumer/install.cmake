# Installs `build` below `scratch`, and moves what was installed: a package must not know where it lies.
file(REMOVE_RECURSE ${scratch})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${build} --prefix ${scratch}/installed
  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(RENAME ${scratch}/installed ${scratch}/moved)
