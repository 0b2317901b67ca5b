// What README.md shows of the library in C++.
#include <degarble/degarble.hpp>
#include <iostream>
#include <string>

int main() {
  const std::string damaged = "They dont know what to do in the caf\xE9.";
  degarble::Fixer fixer({.ignore = {"restore"}, .form = degarble::Form::nfkc});
  degarble::Edits edits;
  const std::string decoded = fixer.fix(damaged, edits);
  const bool right = degarble::fix(damaged) == "They don't know what to do in the caf\u00e9." &&
                     decoded == "They dont know what to do in the caf\u00e9." &&
                     edits.size() == 1 && degarble::undo(edits, decoded) == damaged;
  std::cout << degarble::fix(damaged) << '\n';
  return right ? 0 : 1;
}
