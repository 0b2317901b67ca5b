// Writes the tables of the single-byte encodings:
//   make_code_pages tools/code_pages.txt > src/encodings/code_pages.inc
//
// From ICU, from glibc's iconv where ICU has no such converter, and from the file of published
// tables where neither has one; with what the WHATWG Encoding Standard says otherwise.
#include <iconv.h>
#include <unicode/ucnv.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.hpp"
#include "encodings/encodings.hpp"

namespace {

using degarble::Encoding;

constexpr std::uint16_t kUndefined = 0;
using Page = std::array<std::uint16_t, 256>;

Page page_from_icu(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const converter = ucnv_open(name.c_str(), &status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no " + name);
  Page page{};
  for (unsigned value = 0; value < page.size(); ++value) {
    const char source = static_cast<char>(value);
    const char* from = &source;
    status = U_ZERO_ERROR;
    const UChar32 found = ucnv_getNextUChar(converter, &from, &source + 1, &status);
    if (U_SUCCESS(status) && found != 0xFFFD) page[value] = static_cast<std::uint16_t>(found);
    ucnv_resetToUnicode(converter);
  }
  ucnv_close(converter);
  return page;
}

Page page_from_iconv(const std::string& name) {
  const iconv_t converter = iconv_open("UTF-16LE", name.c_str());
  if (converter == iconv_t(-1)) throw std::runtime_error("iconv has no " + name);
  Page page{};
  for (unsigned value = 0; value < page.size(); ++value) {
    char source = static_cast<char>(value);
    char* from = &source;
    std::array<unsigned char, 8> units{};
    char* to = reinterpret_cast<char*>(units.data());
    std::size_t from_left = 1;
    std::size_t to_left = units.size();
    const bool decoded = iconv(converter, &from, &from_left, &to, &to_left) == 0 &&
                         iconv(converter, nullptr, nullptr, &to, &to_left) == 0;
    if (decoded) page[value] = static_cast<std::uint16_t>(units[0] | units[1] << 8);
    iconv(converter, nullptr, nullptr, nullptr, nullptr);
  }
  iconv_close(converter);
  return page;
}

// The name of a row's encoding, what it is based on, its first byte, and its characters.
struct PublishedRow {
  std::string name;
  std::string base;
  unsigned first = 0;
  std::string characters;
};

std::vector<PublishedRow> read_published(const char* path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(std::string("cannot read ") + path);
  std::vector<PublishedRow> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream cells(line);
    PublishedRow& row = rows.emplace_back();
    std::string first;
    std::getline(cells, row.name, ' ');
    std::getline(cells, row.base, ' ');
    std::getline(cells, first, ' ');
    std::getline(cells, row.characters);
    row.first = static_cast<unsigned>(std::stoul(first, nullptr, 16));
  }
  return rows;
}

struct Correction {
  std::string_view encoding;
  unsigned byte;
  std::uint16_t code_point;
};

// Where the converters differ from the indexes of the standard; or, in what it leaves out, from
// what Apple, Microsoft and IBM published (https://unicode.org/Public/MAPPINGS/VENDORS/), as glibc
// has it.
constexpr Correction kCorrections[] = {
    {"KOI8-U", 0xAE, 0x045E},  // the standard has KOI8-RU's Belarusian letter
    {"KOI8-U", 0xBE, 0x040E},          {"windows-1253", 0xAA, kUndefined},
    {"windows-1255", 0xCA, 0x05BA},  // HEBREW POINT HOLAM HASER FOR VAV
    {"x-mac-icelandic", 0xA0, 0x00DD}, {"x-mac-icelandic", 0xDC, 0x00D0},
    {"x-mac-icelandic", 0xDD, 0x00F0}, {"x-mac-icelandic", 0xDE, 0x00DE},
    {"x-mac-icelandic", 0xDF, 0x00FE}, {"x-mac-icelandic", 0xE0, 0x00FD},
    {"IBM437", 0xE6, 0x00B5},  // a micro sign; ICU has a Greek letter
    {"IBM860", 0xE6, 0x00B5},          {"IBM861", 0xE6, 0x00B5},
    {"IBM862", 0xE6, 0x00B5},          {"IBM863", 0xE6, 0x00B5},
    {"IBM865", 0xE6, 0x00B5},          {"IBM852", 0xAA, 0x00AC},
    {"IBM856", 0xEE, 0x00AF},          {"IBM856", 0xFA, 0x00B7},
    {"IBM864", 0xD7, 0xFEC1},          {"IBM864", 0xD8, 0xFEC5},
    {"IBM864", 0xF1, 0x0651},          {"IBM869", 0x88, 0x00B7},
    {"IBM869", 0xEF, 0x0384},          {"IBM1125", 0xFA, 0x00B7},
    {"IBM1125", 0xFB, 0x221A},         {"IBM424", 0xB3, 0x00B7},
    {"IBM424", 0xBC, 0x00AF},          {"IBM1026", 0x9A, 0x00AA},  // ICU has the lira sign of 2012
};

bool is_ebcdic(const Page& page) { return page[0xC1] == 'A'; }

// Most of a code page's lower half is ASCII. ICU's DOS pages exchange 1A, 1C and 7F as IBM's
// mainframes do.
void mend_lower_half(Page& page, std::string_view name) {
  if (is_ebcdic(page)) {
    page[0x15] = '\n';  // NEL: what ends a line where files are kept in EBCDIC, as 25 (LF) does
  } else if (name != "VISCII") {
    for (std::uint16_t value = 0; value < 0x80; ++value) page[value] = value;
  }
}

// What a windows code page leaves undefined is a C1 control (section 9), or nothing; ICU has
// private characters there.
void mend_windows(Page& page) {
  for (std::uint16_t value = 0x80; value < page.size(); ++value) {
    if (page[value] >= 0xE000 && page[value] <= 0xF8FF) page[value] = kUndefined;
    if (value <= 0x9F && page[value] == kUndefined) page[value] = value;
  }
}

using Published = std::vector<PublishedRow>;
Page page_of(const Encoding& encoding, const Published& published);

Page published_page(std::string_view name, const Published& published) {
  Page page{};
  bool found = false;
  for (const PublishedRow& row : published) {
    if (row.name != name) continue;
    if (!found && row.base != "-") page = page_of(degarble::encoding(row.base), published);
    found = true;
    unsigned value = row.first;
    for (std::size_t at = 0; at < row.characters.size(); ++value) {
      const degarble::Character character = degarble::character_at(row.characters, at);
      const bool is_nothing = character.code_point == degarble::kReplacement;
      page.at(value) = is_nothing ? kUndefined : static_cast<std::uint16_t>(character.code_point);
      at += character.length;
    }
  }
  if (!found) throw std::runtime_error("there is no table of " + std::string(name));
  return page;
}

Page page_of(const Encoding& encoding, const Published& published) {
  constexpr std::string_view kIconv = "iconv:";
  Page page{};
  if (encoding.converter == "published") {
    page = published_page(encoding.name, published);
  } else if (encoding.converter.starts_with(kIconv)) {
    page = page_from_iconv(std::string(encoding.converter.substr(kIconv.size())));
  } else if (!encoding.converter.empty()) {
    page = page_from_icu(std::string(encoding.converter));
  } else {  // x-user-defined (section 14.5)
    for (unsigned value = 0x80; value < 256; ++value) {
      page[value] = static_cast<std::uint16_t>(0xF780 + value - 0x80);
    }
  }
  mend_lower_half(page, encoding.name);
  if (encoding.name.starts_with("windows-")) mend_windows(page);
  for (const Correction& correction : kCorrections) {
    if (correction.encoding == encoding.name) page[correction.byte] = correction.code_point;
  }
  return page;
}

bool extends_ascii(const Page& page) {
  for (unsigned value = 0; value < 0x80; ++value) {
    if (page[value] != value) return false;
  }
  return true;
}

void print_half(const Page& page, unsigned begin) {
  for (unsigned i = 0; i < 128; ++i) {
    std::printf("%s0x%04X,", i % 12 == 0 ? "\n     " : " ", static_cast<unsigned>(page[begin + i]));
  }
}

template <typename Each>
void for_each_page(const Published& published, Each each) {
  for (const Encoding& encoding : degarble::encoding_table()) {
    if (encoding.kind == Encoding::Kind::single_byte) each(encoding, page_of(encoding, published));
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) throw std::runtime_error("the file of published tables is missing");
  const Published published = read_published(argv[1]);
  std::printf(
      "// Generated by tools/make_code_pages from ICU, glibc and published tables. Do not "
      "edit.\n\n");
  std::printf(
      "// What the bytes 80..FF stand for, in the order of the encoding table; 0: nothing.\n");
  std::printf("constexpr std::uint16_t kHighHalves[][128] = {\n");
  for_each_page(published, [](const Encoding& encoding, const Page& page) {
    std::printf("    // %s\n    {", std::string(encoding.name).c_str());
    print_half(page, 0x80);
    std::printf("},\n");
  });
  std::printf("};\n\n// And 00..7F, where they are not ASCII.\n");
  std::printf("struct LowHalf {\n  std::uint16_t page;\n  std::uint16_t code_points[128];\n};\n");
  std::printf("constexpr LowHalf kLowHalves[] = {\n");
  for_each_page(published, [](const Encoding& encoding, const Page& page) {
    if (extends_ascii(page)) return;
    std::printf("    {%d,  // %s\n     {", encoding.page, std::string(encoding.name).c_str());
    print_half(page, 0);
    std::printf("}},\n");
  });
  std::printf("};\n");
  return EXIT_SUCCESS;
} catch (const std::exception& error) {
  std::fprintf(stderr, "make_code_pages: %s\n", error.what());
  return EXIT_FAILURE;
}
