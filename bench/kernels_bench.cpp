// Speed of every scan and of its scalar twin, with simdjson beside the validator. Each scan runs over
// the whole text, and goes on behind what it finds.
#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "scan/scalar.hpp"
#include "scan/scan.hpp"

namespace degarble::scan {
namespace {

struct Language {
  const char* name;
  std::string_view sentence;
};
constexpr Language kLanguages[] = {
    {"ascii",
     "The ferry leaves at half past nine, when the tide is in, and nobody on the island remembers a "
     "winter in which it did not; the mail and the bread come with it.\n"},
    {"english",
     "\u201cIt\u2019s the tide,\u201d she said, \u201cthat decides when we leave \u2014 not the clock.\u201d "
     "Nobody on the island remembers a winter in which the ferry didn\u2019t come.\n"},
    {"french",
     "Le bac part \u00e0 neuf heures et demie, d\u00e8s que la mar\u00e9e est haute\u00a0; personne sur l\u2019\u00eele ne se "
     "rappelle un hiver o\u00f9 il n\u2019a pas travers\u00e9 la baie.\n"},
    {"russian",
     "\u041f\u0430\u0440\u043e\u043c \u043e\u0442\u0445\u043e\u0434\u0438\u0442 \u0432 \u043f\u043e\u043b\u043e\u0432\u0438\u043d\u0435 "
     "\u0434\u0435\u0441\u044f\u0442\u043e\u0433\u043e, \u043a\u043e\u0433\u0434\u0430 \u0432\u043e\u0434\u0430 "
     "\u0441\u0442\u043e\u0438\u0442 \u0432\u044b\u0441\u043e\u043a\u043e.\n"},
    {"japanese",
     "\u6e21\u3057\u8239\u306f\u6f6e\u304c\u6e80\u3061\u308b\u4e5d\u6642\u534a\u306b\u51fa\u307e\u3059\u3002"
     "\u5cf6\u306e\u4eba\u306f\u8ab0\u3082\u3001\u8239\u304c\u6765\u306a\u304b\u3063\u305f\u51ac\u3092"
     "\u899a\u3048\u3066\u3044\u307e\u305b\u3093\u3002\n"},
};

constexpr std::size_t kSizes[] = {64 << 10, 16 << 20};  // a block, and more than any cache

const std::string& text_of(const Language& language, std::size_t size) {
  static std::map<std::pair<const Language*, std::size_t>, std::string> texts;
  std::string& text = texts[{&language, size}];
  while (text.size() + language.sentence.size() <= size) text += language.sentence;
  return text;
}

using Find = std::size_t (*)(std::string_view, std::size_t);

void find_all(benchmark::State& state, Find find, const std::string& text) {
  for (auto _ : state) {
    std::size_t found = 0;
    for (std::size_t at = find(text, 0); at < text.size(); at = find(text, at + 1)) ++found;
    benchmark::DoNotOptimize(found);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

// How soon a text is known to have nothing in it: what matters most.
void find_first(benchmark::State& state, Find find, const std::string& text) {
  for (auto _ : state) benchmark::DoNotOptimize(find(text, 0));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

template <auto Count>
std::size_t counted(std::string_view text, std::size_t) {
  const Apostrophes count = Count(text);
  return count.straight + count.curly;
}

std::size_t simdjson_valid(std::string_view text, std::size_t) {
  return simdjson::validate_utf8(text.data(), text.size()) ? text.size() : 0;
}

struct Kernel {
  const char* name;
  Find find;
  bool to_the_end;  // finds nothing in any of the texts, or looks at all of it
};
constexpr Kernel kKernels[] = {
    {"find_ill_formed", find_ill_formed, true},
    {"find_ill_formed/scalar", scalar::find_ill_formed, true},
    {"find_ill_formed/simdjson", simdjson_valid, true},
    {"find_non_ascii", find_non_ascii, false},
    {"find_non_ascii/scalar", scalar::find<scalar::NonAscii>, false},
    {"find_mojibake", find_mojibake, false},
    {"find_mojibake/scalar", scalar::find<scalar::Mojibake>, false},
    {"find_composable", find_composable, false},
    {"find_composable/scalar", scalar::find<scalar::Composable>, false},
    {"find_loss", find_loss, false},
    {"find_loss/scalar", scalar::find<scalar::Loss>, false},
    {"find_apostrophe_candidate", find_apostrophe_candidate, false},
    {"find_apostrophe_candidate/scalar", scalar::find<scalar::ApostropheCandidate>, false},
    {"count_apostrophes", counted<count_apostrophes>, true},
    {"count_apostrophes/scalar", counted<scalar::count_apostrophes>, true},
};

const bool kRegistered = [] {
  for (const std::size_t size : kSizes) {
    for (const Language& language : kLanguages) {
      for (const Kernel& kernel : kKernels) {
        const std::string name = std::string(kernel.name) + "/" + language.name + "/" +
                                 std::to_string(size >> 10) + "K";
        benchmark::RegisterBenchmark(name.c_str(), [&language, &kernel, size](benchmark::State& state) {
          const std::string& text = text_of(language, size);
          (kernel.to_the_end ? find_first : find_all)(state, kernel.find, text);
        });
      }
    }
  }
  return true;
}();

}  // namespace
}  // namespace degarble::scan
