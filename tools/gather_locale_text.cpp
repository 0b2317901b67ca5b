// Gathers what ICU's locale data (the Unicode CLDR) has in languages of which there are no other
// texts: names of countries, languages, units, months, and phrases around them.
//   gather_locale_text OUT CODE...
// OUT gets CODE.txt for each language, a line for each different string, in their order.
#include <unicode/unistr.h>
#include <unicode/ures.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>

namespace {

using Bundle = std::unique_ptr<UResourceBundle, decltype(&ures_close)>;

void check(UErrorCode status, const std::string& what) {
  if (U_FAILURE(status)) throw std::runtime_error(what + ": " + u_errorName(status));
}

void gather(UResourceBundle* bundle, std::set<std::string>& strings) {
  UErrorCode status = U_ZERO_ERROR;
  switch (ures_getType(bundle)) {
    case URES_STRING: {
      std::int32_t length = 0;
      const UChar* const text = ures_getString(bundle, &length, &status);
      check(status, "a string");
      std::string utf8;
      strings.insert(icu::UnicodeString(text, length).toUTF8String(utf8));
      break;
    }
    case URES_TABLE:
    case URES_ARRAY:
      for (std::int32_t i = 0; i < ures_getSize(bundle); ++i) {
        const Bundle child(ures_getByIndex(bundle, i, nullptr, &status), &ures_close);
        check(status, "an entry");
        gather(child.get(), strings);
      }
      break;
    default:
      break;
  }
}

std::set<std::string> strings_of(const std::string& code) {
  const std::string data = "icudt" + std::string(U_ICU_VERSION_SHORT) + "l";
  std::set<std::string> strings;
  for (const char* const part : {"", "-curr", "-lang", "-region", "-unit", "-zone"}) {
    UErrorCode status = U_ZERO_ERROR;
    const std::string package = data + part;
    const char* const path = *part == '\0' ? nullptr : package.c_str();
    const Bundle bundle(ures_openDirect(path, code.c_str(), &status), &ures_close);
    check(status, code + part);
    gather(bundle.get(), strings);
  }
  return strings;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 3) {
    std::cerr << "usage: gather_locale_text OUT CODE...\n";
    return 2;
  }
  for (int i = 2; i < argc; ++i) {
    const std::string code = argv[i];
    std::ofstream out(std::filesystem::path(argv[1]) / (code + ".txt"), std::ios::binary);
    for (const std::string& one : strings_of(code)) out << one << '\n';
    out.close();
    if (!out) throw std::runtime_error("cannot write " + code + ".txt");
  }
  return 0;
} catch (const std::exception& error) {
  std::cerr << "gather_locale_text: " << error.what() << '\n';
  return 2;
}
