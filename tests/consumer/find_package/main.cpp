// What README.md shows of the library in C++.
#include <degarble/degarble.hpp>

#include <iostream>
#include <string>

int main() {
  const std::string damaged = "caf\xE9, I dont know";
  degarble::Fixer fixer({.ignore = {"restore"}, .form = degarble::Form::nfkc});
  degarble::Edits edits;
  const std::string decoded = fixer.fix(damaged, edits);
  const bool right = degarble::fix(damaged) == "caf\u00e9, I don't know" &&
                     decoded == "caf\u00e9, I dont know" && edits.size() == 1 &&
                     degarble::undo(edits, decoded) == damaged;
  std::cout << degarble::fix(damaged) << '\n';
  return right ? 0 : 1;
}
