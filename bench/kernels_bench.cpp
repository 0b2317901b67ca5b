// Every vector scan and its scalar twin, on real texts that fit the second-level cache and texts
// that do not; and the stages on a block in which there is little to do, which is what they mostly
// see.
#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/blocks.hpp"
#include "detect/survey.hpp"
#include "scan/scalar.hpp"
#include "scan/scan.hpp"
#include "stage.hpp"

namespace {

namespace scan = degarble::scan;
namespace scalar = degarble::scan::scalar;

constexpr std::size_t kSmall = std::size_t{64} << 10;
constexpr std::size_t kLarge = std::size_t{4} << 20;

std::string read_text(const std::string& path) {
  std::ifstream file(path);
  std::string text(std::istreambuf_iterator<char>(file), {});
  if (text.size() < kLarge) {
    std::cerr << "kernels_bench: " << path << " has less than " << kLarge << " bytes\n";
    std::exit(2);
  }
  return text;
}

// The text with apostrophes in place of everything that is not ASCII.
std::string to_ascii(std::string_view text) {
  std::string ascii;
  for (std::size_t at = 0; at < text.size();) {
    const degarble::Character character = degarble::character_at(text, at);
    ascii += character.length > 1 ? '\'' : text[at];
    at += character.length;
  }
  return ascii;
}

// Its beginning: whole lines, filled up to the size.
std::string begin_of(std::string_view text, std::size_t size) {
  std::string begin(text.substr(0, text.rfind('\n', size)));
  begin.resize(size, '.');
  return begin;
}

struct Text {
  std::string name;
  std::string text;
};

std::vector<Text> make_texts(const std::string& folder) {
  std::vector<Text> texts;
  const auto add = [&](const std::string& name, const std::string& text) {
    texts.push_back({name + "/64KiB", begin_of(text, kSmall)});
    texts.push_back({name + "/4MiB", begin_of(text, kLarge)});
  };
  const auto read = [&](const std::string& name) {
    return read_text(folder + "/" + name + ".txt");
  };
  add("ascii", to_ascii(read("english")));
  for (const char* language : {"english", "french", "russian", "japanese"}) {
    add(language, read(language));
  }
  return texts;
}

// Calls `scan_text(text)`, which returns how many places it found, again and again.
template <typename Scan>
void time_scan(const std::string& name, const std::string& text, Scan scan_text) {
  benchmark::RegisterBenchmark(name.c_str(), [&text, scan_text](benchmark::State& state) {
    std::size_t found = 0;
    for (auto _ : state) benchmark::DoNotOptimize(found = scan_text(text));
    const auto bytes = static_cast<double>(text.size());
    state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) *
                            static_cast<int64_t>(text.size()));
    state.counters["found_per_KiB"] = static_cast<double>(found) * 1024 / bytes;
  });
}

using Find = std::size_t (*)(std::string_view, std::size_t);

// Goes from one place to the next, as the stages do: a scan that finds much is as slow as its
// calls.
std::size_t walk(Find find, std::string_view text) {
  std::size_t found = 0;
  for (std::size_t at = find(text, 0); at < text.size(); at = find(text, at + 1)) ++found;
  return found;
}

struct ScanAndTwin {
  const char* name;
  Find vector;
  Find twin;
};

constexpr auto kScans = std::to_array<ScanAndTwin>({
    {"find_ill_formed", scan::find_ill_formed, scalar::find_ill_formed},
    {"find_non_ascii", scan::find_non_ascii, scalar::find<scalar::NonAscii>},
    {"find_mojibake", scan::find_mojibake, scalar::find<scalar::Mojibake>},
    {"find_composable", scan::find_composable, scalar::find<scalar::Composable>},
    {"find_loss", scan::find_loss, scalar::find<scalar::Loss>},
    {"find_stand_in", scan::find_stand_in, scalar::find<scalar::StandIn>},
});

void time_scans(const Text& text) {
  for (const ScanAndTwin& row : kScans) {
    const std::string name = std::string(row.name) + "/" + text.name;
    time_scan(name, text.text, [find = row.vector](auto& t) { return walk(find, t); });
    time_scan(name + "/scalar", text.text, [find = row.twin](auto& t) { return walk(find, t); });
  }
  time_scan("simdjson::validate_utf8/" + text.name, text.text, [](const std::string& t) {
    return std::size_t{!simdjson::validate_utf8(t.data(), t.size())};
  });
  const auto total = [](scan::Apostrophes count) {
    return static_cast<std::size_t>(count.straight + count.curly);
  };
  const std::string name = "count_apostrophes/" + text.name;
  time_scan(name, text.text, [=](auto& t) { return total(scan::count_apostrophes(t)); });
  time_scan(name + "/scalar", text.text,
            [=](auto& t) { return total(scalar::count_apostrophes(t)); });
}

using Stage = degarble::Edits (*)(const degarble::Block&, const degarble::Profile&,
                                  const degarble::Engine&);

void time_stages(const Text& text) {
  const auto engine = degarble::Fixer().engine();
  const auto time_stage = [&](const std::string& name, Stage stage) {
    time_scan(name + "/" + text.name, text.text, [=](const std::string& t) {
      return stage({t, "", true}, degarble::Profile(), *engine).size();
    });
  };
  time_scan("survey/" + text.name, text.text, [=](const std::string& t) {
    return static_cast<std::size_t>(degarble::survey(t, *engine).apostrophes.curly);
  });
  time_stage("decode", degarble::decode);
  time_stage("repair", degarble::repair);
  time_stage("restore", degarble::restore);
  time_stage("normalize", degarble::normalize);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::cerr
        << "usage: kernels_bench FOLDER [--benchmark_...]..., with the clean texts in FOLDER\n";
    return 2;
  }
  const std::vector<Text> texts = make_texts(argv[1]);
  for (const Text& text : texts) {
    time_scans(text);
    if (text.text.size() == degarble::kBlockLimit) time_stages(text);
  }
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
