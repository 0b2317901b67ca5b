// Every vector kernel against its scalar twin, for every instruction set that this machine has; the
// validator also against ICU and simdjson.
#include "scan/scan.hpp"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "oracle.hpp"
#include "random.hpp"
#include "scan/kernels.hpp"
#include "scan/scalar.hpp"
#include "scan_pairs.hpp"

namespace degarble::scan {
namespace {

using degarble::testing::Random;

constexpr std::uint64_t kTexts = testing::tries(200'000);
constexpr std::size_t kLongest = 600;  // two rounds of the widest vectors

// What the texts are made of: one of these at a time.
using Pieces = std::vector<std::string>;
const Pieces kAscii = {"a",  "s",  "word", " ",  "nt",     "re",    "ll",  "'",
                       "I",  "m",  "\n",   "0",  "dont ",  "youre", "ve",  "yd",
                       "td", "ud", "&",    ";",  "#8217;", "\\u",   "=?",  "%E",
                       "+I", "<0", "u00",  "p;", " the ",  " and",  "the", "\x19",
                       "?",  "`",  "\"",   "_",  "=",      "92",    "d ",  "don t "};
const Pieces kValid = {"a",
                       " ",
                       "s",
                       "\u00c2",
                       "\u0080",
                       "\u009f",
                       "\u00c3",
                       "\u00e2\u20ac\u2122",
                       "\u00c3\u00a9",
                       "\u00e9",
                       "\u2019",
                       "\u2018",
                       "\u25a1",
                       "\ufffd",
                       "\u0300",
                       "\u02ff",
                       "\u2001",
                       "\u2002",
                       "\u20cf",
                       "\u20d0",
                       "\u1fff",
                       "\u0436",
                       "\u0416",
                       "\u0406",
                       "\u0454",
                       "\u0456",
                       "\u0457",
                       "\u0490",
                       "\u0483",
                       "\u302a",
                       "\u304b",
                       "\u3099",
                       "\u30a2",
                       "\u3131",
                       "\uac00",
                       "\u4e00",
                       "\U0001F600",
                       "a\u2019s",
                       "don't",
                       "t\u2014",
                       "\U0010FFFF",
                       "\ud7ff",
                       "\ue000",
                       "\ufeff",
                       "\u00ad",
                       "\u200b",
                       "\u202e",
                       "\u2060",
                       "\ufe0f",
                       "\uf0b7",
                       "\ufb01",
                       "\uff21",
                       "\U000E0061",
                       "\u061c",
                       "\u180e",
                       "\u034f"};
const Pieces kDamaged = {"a",        "s",           "\xE2",     "\x80",       "\x99",
                         "\xC3",     "\xC2",        "\xF0\x9F", "\xED\xA0",   "\xE0\x80",
                         "\xF4\x90", "\xF0\x80",    "\xC0",     "\xFF",       "\xEF\xBF",
                         "\xE2\x96", "\u2019",      "\u4e00",   "\U0001F600", "\xEF\xBF\xBD",
                         "'",        "\xE2\x96\xA1"};

std::string random_text(Random& random, std::size_t length) {
  std::string text;
  const std::size_t kind = random.below(6);
  const Pieces& pieces = kind < 2 ? kAscii : kind < 4 ? kValid : kDamaged;
  // Long runs of a letter make whole vectors without a hit.
  const std::size_t quiet = random.one_in(2) ? 0 : random.below(100);
  while (text.size() < length) {
    if (kind == 5) {
      text += static_cast<char>(random.next());
    } else {
      text += random.pick(pieces);
    }
    if (quiet != 0) text.append(random.below(quiet), random.one_in(2) ? 'x' : ' ');
  }
  text.resize(length);
  return text;
}

// The text in memory that ends with it, at any alignment: a sanitizer sees a kernel read too far.
class Exact {
 public:
  Exact(std::string_view text, std::size_t offset)
      : memory_(new char[text.size() + offset]), view_(memory_.get() + offset, text.size()) {
    std::ranges::copy(text, memory_.get() + offset);
  }
  [[nodiscard]] std::string_view view() const { return view_; }

 private:
  std::unique_ptr<char[]> memory_;
  std::string_view view_;
};

// Runs `check` once with the kernels of each instruction set.
void for_each_target(const std::function<void(const Kernels&)>& check) {
  for (const Kernels* kernels : supported_kernels()) {
    SCOPED_TRACE(kernels->instruction_set);
    check(*kernels);
  }
}

// Runs `check` on all texts, with each instruction set.
void for_each_text(std::uint64_t texts,
                   const std::function<void(const Kernels&, Random&, std::string_view)>& check) {
  for_each_target([&](const Kernels& kernels) {
    const std::uint64_t seed = degarble::testing::test_seed();
    for (std::uint64_t i = 0; i < texts && !::testing::Test::HasFatalFailure(); ++i) {
      SCOPED_TRACE("seed " + std::to_string(seed + i));
      Random random(seed + i);
      const std::string text = random_text(random, i % (kLongest + 1));
      const Exact exact(text, random.below(70));
      check(kernels, random, exact.view());
    }
  });
}

TEST(Scan, RunsTheBestKernelsOfSeveral) {
  ASSERT_FALSE(supported_kernels().empty());
  const std::string text = std::string(1000, 'x') + "\u00e9";
  EXPECT_EQ(find_non_ascii(text), supported_kernels().front()->find_non_ascii(text, 0));
}

TEST(Scan, FindsWhatTheTwinFinds) {
  for_each_text(kTexts, [](const Kernels& kernels, Random& random, std::string_view text) {
    for (const testing::ScanPair& pair : testing::kScanPairs) {
      const std::size_t from = random.one_in(3) ? 0 : random.below(text.size() + 1);
      ASSERT_EQ((kernels.*pair.vector)(text, from), pair.twin(text, from))
          << pair.name << " from " << from << " in " << ::testing::PrintToString(text);
    }
  });
}

TEST(Scan, FindsEveryHitOfATextOneAfterTheOther) {
  for_each_text(10'000, [](const Kernels& kernels, Random&, std::string_view text) {
    for (const testing::ScanPair& pair : testing::kScanPairs) {
      for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t expected = pair.twin(text, at);
        ASSERT_EQ((kernels.*pair.vector)(text, at), expected) << pair.name << " from " << at;
        at = expected;
      }
    }
  });
}

TEST(Scan, FindsAsManyCandidatesAsThereIsRoomFor) {
  std::uint64_t seen = 0;
  for_each_text(kTexts, [&](const Kernels& kernels, Random& random, std::string_view text) {
    const std::size_t from = random.one_in(3) ? 0 : random.below(text.size() + 1);
    std::vector<std::uint32_t> mine(random.below(20));
    std::vector<std::uint32_t> twin(mine.size());
    mine.resize(kernels.find_apostrophe_candidates(text, from, mine));
    twin.resize(scalar::find_apostrophe_candidates(text, from, twin));
    ASSERT_EQ(mine, twin) << "from " << from << " in " << ::testing::PrintToString(text);
    seen += mine.size();
  });
  EXPECT_GT(seen, kTexts / 10);
}

TEST(Scan, CountsTheApostrophesThatTheTwinCounts) {
  std::uint64_t seen = 0;
  for_each_text(kTexts, [&](const Kernels& kernels, Random&, std::string_view text) {
    const Apostrophes mine = kernels.count_apostrophes(text);
    const Apostrophes twin = scalar::count_apostrophes(text);
    ASSERT_EQ(mine.straight, twin.straight) << ::testing::PrintToString(text);
    ASSERT_EQ(mine.curly, twin.curly) << ::testing::PrintToString(text);
    seen += std::min(twin.straight, twin.curly);
  });
  EXPECT_GT(seen, kTexts / 200);
}

TEST(Validator, FindsWhatItsTwinAndIcuFind) {
  std::uint64_t ill_formed = 0;
  for_each_text(kTexts, [&](const Kernels& kernels, Random& random, std::string_view text) {
    const std::size_t expected = degarble::testing::oracle::find_ill_formed(text);
    ASSERT_EQ(scalar::find_ill_formed(text, 0), expected) << ::testing::PrintToString(text);
    ASSERT_EQ(kernels.find_ill_formed(text, 0), expected) << ::testing::PrintToString(text);
    ASSERT_EQ(simdjson::validate_utf8(text.data(), text.size()), expected == text.size());
    ill_formed += expected < text.size() ? 1 : 0;
    const std::size_t from = character_start(text, random.below(text.size() + 1));
    ASSERT_EQ(kernels.find_ill_formed(text, from), scalar::find_ill_formed(text, from))
        << "from " << from << " in " << ::testing::PrintToString(text);
  });
  EXPECT_GT(ill_formed, kTexts / 4);
}

TEST(Validator, FindsEveryCorruptionOfAByte) {
  const std::string sentence =
      "Na\u00efve caf\u00e9: \u043f\u0440\u0438\u0432\u0435\u0442, \u4e16\u754c "
      "\U0001F600\U0001F680 "
      "\u2018yes\u2019 \ud7ff\ue000\U0010FFFF\U00010000\u0800\u07ff.";
  for_each_target([&](const Kernels& kernels) {
    for (std::size_t padding = 0; padding < 70; padding += 23) {
      // The widest vectors are taken four at a time, which is 256 bytes.
      const std::string text = std::string(padding, 'x') + sentence + std::string(600, 'y');
      ASSERT_EQ(kernels.find_ill_formed(text, 0), text.size());
      for (std::size_t at = padding; at < padding + sentence.size(); ++at) {
        for (int value = 0; value < 256; ++value) {
          std::string corrupt = text;
          corrupt[at] = static_cast<char>(value);
          const std::size_t expected = degarble::testing::oracle::find_ill_formed(corrupt);
          ASSERT_EQ(kernels.find_ill_formed(corrupt, 0), expected)
              << "byte " << value << " at " << at;
          ASSERT_EQ(simdjson::validate_utf8(corrupt), expected == corrupt.size());
        }
      }
    }
  });
}

TEST(Validator, FindsACharacterThatTheEndCutsOff) {
  for (const std::string_view whole : {"\u00e9", "\u2019", "\U0001F600"}) {
    for (std::size_t padding = 0; padding < kLongest; ++padding) {
      for (std::size_t length = 1; length < whole.size(); ++length) {
        const std::string text = std::string(padding, 'x') + std::string(whole.substr(0, length));
        const Exact exact(text, 0);
        ASSERT_EQ(find_ill_formed(exact.view()), padding);
        ASSERT_EQ(find_ill_formed(text + "y"), padding);
      }
    }
  }
}

}  // namespace
}  // namespace degarble::scan
