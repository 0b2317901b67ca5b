// The diff makes of the input what comes out; the report and the ledger can be read, and the ledger
// leads back.
#include <string>
#include <vector>

#include "cli/diff.hpp"
#include "cli/filter.hpp"
#include "cli/report.hpp"
#include "core/utf8.hpp"
#include "memory_file.hpp"
#include "oracle.hpp"

namespace {

using namespace degarble;
using degarble::fuzz::require;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// Carries out a unified diff, as patch(1) does, but without looking elsewhere.
std::string patched(std::string_view text, std::string_view diff) {
  const std::vector<std::string_view> old = lines_of(text);
  std::string out;
  std::size_t at = 0;
  bool ended = false;  // by a line that says that the last one has no end
  for (const std::string_view line : lines_of(diff)) {
    if (line.starts_with("--- ") && out.empty() && at == 0 && !ended) continue;
    if (line.starts_with("+++ ") && out.empty() && at == 0 && !ended) continue;
    if (line.starts_with("@@ -")) {
      const std::string range(line.substr(4));
      const std::size_t first = std::strtoull(range.c_str(), nullptr, 10);
      const std::size_t comma = range.find_first_of(", ");
      const bool is_empty = range[comma] == ',' && range[comma + 1] == '0';
      const std::size_t to = is_empty ? first : first - 1;
      require(to >= at && to <= old.size(), "hunks are sorted");
      while (at < to) out += old[at++];
    } else if (line[0] == '\\') {
      ended = true;
    } else if (line[0] == '+') {
      out += line.substr(1);
    } else {
      require(at < old.size(), "the lines of a hunk are in the text");
      std::string_view expected = old[at++];
      std::string_view stands = line.substr(1);
      if (!expected.ends_with('\n') && stands.ends_with('\n')) stands.remove_suffix(1);
      require(stands == expected, "a hunk is of the text");
      if (line[0] == ' ') out += line.substr(1);
    }
  }
  while (at < old.size()) out += old[at++];
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::shared_ptr<const Engine> kEngines[] = {
      compile({}), compile({.newlines = Newlines::lf}), compile({.profile = Preset::nlp}),
      compile({.line_buffered = true, .explain = true})};
  fuzz::Source source(data, size);
  const std::shared_ptr<const Engine>& engine = kEngines[source.choice() % 4];
  const std::string_view text = source.rest();
  const fuzz::MemoryFile file(text);
  cli::Input input = file.open();
  std::string diff_text;
  std::string output;
  bool is_wide = false;
  cli::Diff diff("name", false, [&](std::string_view part) { diff_text += part; });
  cli::Report report("name", cli::Reported::edits_and_findings, false, [&](std::string_view line) {
    require(testing::oracle::find_ill_formed(line) == line.size(), "a report is UTF-8");
    require(line.ends_with('\n') && line.find('\n') == line.size() - 1, "and has lines");
  });
  cli::FilterOptions options;
  options.listening = {true, true};
  options.engine = [&](std::string_view) { return engine; };
  cli::filter(input, options, [&](const cli::Piece& piece) {
    is_wide |= piece.transfer != nullptr && piece.transfer->units != Units::bytes;
    output += piece.output;
    diff.add(piece);
    report.add(piece);
    return true;
  });
  diff.finish();
  if (is_wide) return 0;
  std::string made = patched(text, diff_text);
  // The line that says so belongs to the one above it, on either side.
  if (diff_text.find("\n\\ No newline") != std::string::npos && !output.ends_with('\n') &&
      made.ends_with('\n')) {
    made.pop_back();
  }
  require(made == output, "the diff makes of the input what comes out");
  return 0;
}
