#include "evidence/encoding_usage.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace degarble {
namespace {

// What is left of a list of words separated by spaces, word by word.
std::string_view take_word(std::string_view& list) {
  const std::size_t space = std::min(list.find(' '), list.size());
  const std::string_view word = list.substr(0, space);
  list.remove_prefix(std::min(space + 1, list.size()));
  return word;
}

// How often a language is met in old files at all, in nats. What is not listed costs kSeldom.
struct Frequency {
  double nats;
  std::string_view languages;
};
constexpr double kSeldom = 4;
constexpr Frequency kFrequencies[] = {
    {0, "en"},
    {1, "de fr es it pt nl ru ja zh ko pl"},
    {2, "cs hu sv tr el ar he uk ro da no fi th vi bg sk hr sl sr lt lv et id fa be mk"},
    {3, "sr-Latn is ga eo kk"},
};

// The encodings of a group of languages, the usual one first. The figures are rough: windows code
// pages are what the web had most of, ISO the next, then Macs and DOS. They only decide between
// readings that are about as good as text.
struct Use {
  std::string_view languages;
  std::string_view encodings;  // label=nats
};

constexpr Use kUses[] = {
    {"en de fr es it nl pt da sv no fi id is ga br cy",
     "windows-1252=0 iso-8859-15=3 macintosh=4 cp850=5 cp437=6 cp858=6"},
    {"ca oc lij fo sq", "windows-1252=0 iso-8859-15=3 macintosh=4 cp850=5"},
    {"uz", "windows-1252=0 windows-1254=1"},
    {"az ku", "windows-1254=0"},
    {"sq", "windows-1250=1 iso-8859-2=3 cp852=5"},
    {"ga cy br", "iso-8859-14=4"},
    {"da no", "cp865=7 iso-8859-10=9"},
    {"sv fi is", "iso-8859-10=9"},
    {"pt", "cp860=7"},
    {"is", "cp861=6 x-mac-icelandic=4"},
    {"fr", "cp863=7"},
    {"cs pl hu sk sl hr sr-Latn ro", "windows-1250=0 iso-8859-2=1.5 cp852=4 x-mac-ce=5"},
    {"de", "windows-1250=9 iso-8859-2=9"},
    {"ro", "iso-8859-16=5"},
    {"hu pl sl hr", "iso-8859-16=9"},
    {"ru be bg uk mk sr", "windows-1251=0 iso-8859-5=3 x-mac-cyrillic=4 cp866=3 cp855=6"},
    {"ru bg", "koi8-r=1"},
    {"uk be", "koi8-u=1 cp1125=6"},
    {"uk", "koi8-r=4"},
    {"ru", "koi8-u=5"},
    {"kk", "kz-1048=3 ptcp154=4"},
    {"tg", "koi8-t=3"},
    {"el", "windows-1253=0 iso-8859-7=1 cp737=4 cp869=6 x-mac-greek=6"},
    {"tr", "windows-1254=0 cp857=4 x-mac-turkish=6 iso-8859-3=8"},
    {"he", "windows-1255=0 iso-8859-8=2 cp862=5 cp856=8"},
    {"ar fa ur", "windows-1256=0 iso-8859-6=2 cp720=6 cp864=8"},
    {"th", "windows-874=0"},
    {"vi", "windows-1258=0 viscii=4"},
    {"et lv lt", "windows-1257=0 iso-8859-13=2 iso-8859-4=3 cp775=7 iso-8859-10=8"},
    {"et", "windows-1252=2 iso-8859-15=3"},
    {"et lv lt", "x-mac-ce=5"},
    {"fi pl", "windows-1257=7 iso-8859-13=8 iso-8859-4=8"},
    {"eo mt", "iso-8859-3=1"},
    {"ja", "shift_jis=0 euc-jp=1"},
    {"vi", "tcvn5712-1=3 vni=3"},
    {"hy", "armscii-8=2"},
    {"ka", "geostd8=2 georgian-ps=3 georgian-academy=3"},
    {"ko", "euc-kr=0 johab=9"},
    {"zh", "gb18030=0 big5=0.5 euc-tw=6"},
};

// Of computers that are gone, one country or one trade: files are in them, and nobody takes another
// text for them.
constexpr Use kForgottenUses[] = {
    {"pl", "mazovia=6 amigapl=7"},
    {"cs sk", "cp895=5 koi8-cs=8"},
    {"tr mt eo", "cp853=7"},
    {"ta", "tscii=6 x-iscii-ta=8"},
    {"hi mr ne", "x-iscii-de=6"},
    {"bn", "x-iscii-be=7"},
    {"pa", "x-iscii-pa=7"},
    {"gu", "x-iscii-gu=7"},
    {"or", "x-iscii-or=7"},
    {"te", "x-iscii-te=7"},
    {"kn", "x-iscii-ka=7"},
    {"ml", "x-iscii-ma=7"},
    {"de fr es it sv", "atari-st=16 hp-roman8=18 nextstep=22"},
    {"en de fr es it pt nl sv da no pl cs hu ca", "ansel=9"},
};

constexpr Use kMainframeUses[] = {
    {"en de fr es it nl pt da sv no fi id is ga br cy", "cp037=0 cp500=0.5"},
    {"tr", "cp1026=0"},
    {"el", "cp875=0"},
    {"he", "cp424=0"},
};

constexpr std::int64_t sixteenths(double nats) { return static_cast<std::int64_t>(nats * kNat); }

double parse_nats(std::string_view digits) {
  double value = 0;
  double place = 0;
  for (const char c : digits) {
    if (c == '.') {
      place = 1;
      continue;
    }
    value = value * 10 + (c - '0');
    place *= 10;
  }
  return place > 0 ? value / place : value;
}

std::int64_t rarity(std::string_view language) {
  for (const Frequency& row : kFrequencies) {
    for (std::string_view rest = row.languages; !rest.empty();) {
      if (take_word(rest) == language) return sixteenths(row.nats);
    }
  }
  return sixteenths(kSeldom);
}

class Table {
 public:
  explicit Table(std::span<const Use> uses, std::span<const Use> more = {}) {
    for (const Use& use : uses) add(use);
    for (const Use& use : more) add(use);
    for (std::size_t i = 0; i < encoding_table().size(); ++i) {
      if (!usages_[i].empty()) candidates_.push_back({&encoding_table()[i], usages_[i]});
    }
  }

  [[nodiscard]] std::span<const LegacyEncoding> candidates() const { return candidates_; }

 private:
  void add(const Use& use) {
    for (std::string_view rest = use.encodings; !rest.empty();) {
      const std::string_view word = take_word(rest);
      const std::size_t equals = word.find('=');
      add(encoding(word.substr(0, equals)), parse_nats(word.substr(equals + 1)), use.languages);
    }
  }

  void add(const Encoding& written_in, double nats, std::string_view languages) {
    auto& usages = usages_[static_cast<std::size_t>(&written_in - encoding_table().data())];
    while (!languages.empty()) {
      const std::string_view code = take_word(languages);
      const Language language = find_language(code);
      if (language == kNoLanguage) continue;
      usages.push_back({language, sixteenths(nats) + rarity(code)});
    }
  }

  std::vector<std::vector<Usage>> usages_{encoding_table().size()};
  std::vector<LegacyEncoding> candidates_;
};

}  // namespace

std::span<const LegacyEncoding> legacy_encodings() {
  static const Table kTable(kUses);
  return kTable.candidates();
}

std::span<const LegacyEncoding> decoded_encodings() {
  static const Table kTable(kUses, kForgottenUses);
  return kTable.candidates();
}

std::span<const LegacyEncoding> mainframe_encodings() {
  static const Table kTable(kMainframeUses);
  return kTable.candidates();
}

}  // namespace degarble
