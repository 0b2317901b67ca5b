#include "cli/detect_job.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "carriers/carriers.hpp"
#include "cli/failure.hpp"
#include "cli/file_turns.hpp"
#include "cli/input.hpp"
#include "cli/json_bytes.hpp"
#include "cli/output.hpp"
#include "description.hpp"
#include "detect/binary.hpp"
#include "detect/intake.hpp"

namespace degarble::cli {
namespace {

constexpr std::size_t kBufferSize = 256 * 1024;

// The description of the input; nothing if it is no text.
std::optional<Detection> described(Input& input, const Job& job, Format& format) {
  const Options& options = job.options;
  std::vector<char> buffer(kBufferSize);
  Describer describer(options);
  bool first = true;
  while (const std::size_t count = input.read(buffer, false)) {
    const std::string_view bytes(buffer.data(), count);
    if (first && job.binary != Binary::text &&
        find_transfer(bytes.substr(0, kHead), *compile(options)) == nullptr &&
        looks_binary(bytes)) {
      return std::nullopt;
    }
    if (first && format == Format::automatic)
      format = recognise(without_compression(input.path()), bytes);
    first = false;
    describer.write(bytes);
  }
  return describer.finish();
}

std::string counted(std::uint64_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

// "UTF-8 with 3 lines in windows-1252 (97 %)"
std::string encodings_of(const Detection& found) {
  std::string text(found.encoding);
  if (found.byte_order_mark) text += " with byte order mark";
  if (!found.second.empty()) {
    const bool in_utf8 = found.second == "UTF-8";
    // How many lines are in a second legacy encoding is not known.
    const bool known = in_utf8 || found.encoding == "UTF-8";
    const std::uint64_t lines = in_utf8 ? found.utf8 : found.not_utf8;
    text += (known ? " with " + counted(lines, "line") : std::string(" with lines")) + " in " +
            std::string(found.second);
  }
  if (found.confidence < 100) text += " (" + std::to_string(found.confidence) + " %)";
  return text;
}

// "LF and 2 CRLF": the usual kind, and how many of the others.
std::string line_ends_of(const Detection& found) {
  struct Kind {
    std::string_view name;
    std::uint64_t count;
  };
  std::vector<Kind> kinds = {{"LF", found.lf}, {"CRLF", found.crlf}, {"CR", found.cr}};
  std::erase_if(kinds, [](const Kind& kind) { return kind.count == 0; });
  std::ranges::stable_sort(kinds, std::ranges::greater(), &Kind::count);
  std::string text = kinds.empty() ? "no line ends" : std::string(kinds.front().name);
  for (std::size_t i = 1; i < kinds.size(); ++i) {
    text += " and " + std::to_string(kinds[i].count) + " " + std::string(kinds[i].name);
  }
  return text;
}

// One decimal, and never 0 for what is not.
std::string percent(std::uint64_t part, std::uint64_t whole) {
  const std::uint64_t tenths = part * 1000 / whole;
  if (tenths == 0) return "less than 0.1 %";
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::string sentence(const std::optional<Detection>& found, Format format) {
  if (!found) return "binary";
  if (found->lines == 0) return "empty";
  std::string text = encodings_of(*found);
  if (find_carrier(format) != nullptr) text = std::string(name_of(format)) + ", " + text;
  if (!found->language.empty()) text += ", " + std::string(found->language);
  text += ", " + line_ends_of(*found) + ", " + counted(found->lines, "line");
  if (found->damaged > 0) {
    text += ", " + std::to_string(found->damaged) + " damaged (" +
            percent(found->damaged, found->lines) + ")";
  }
  return text;
}

std::string object(std::string_view path, const std::optional<Detection>& found, Format format) {
  Json row;
  set_bytes(row, "file", path);
  row["binary"] = !found;
  if (found) {
    if (find_carrier(format) != nullptr) row["format"] = name_of(format);
    row["encoding"] = found->encoding;
    if (!found->second.empty()) row["second_encoding"] = found->second;
    row["confidence"] = found->confidence;
    if (!found->language.empty()) row["language"] = found->language;
    row["byte_order_mark"] = found->byte_order_mark;
    row["line_ends"] = {{"lf", found->lf}, {"crlf", found->crlf}, {"cr", found->cr}};
    row["lines"] = found->lines;
    row["utf8_lines"] = found->utf8;
    row["other_lines"] = found->not_utf8;
    row["damaged_lines"] = found->damaged;
  }
  return row.dump();
}

// "gzip, " of a compressed file.
std::string packing(const Input& input) {
  const std::string_view name = compression_name(input.compression());
  return name.empty() ? "" : std::string(name) + ", ";
}

class FileDetection : public FileTask {
 public:
  FileDetection(const Job& job, const NamedFile& file, Output& output)
      : job_(job), file_(file), output_(output) {}

  void work() override {
    Input input(file_.path);
    input.limit_expansion(job_.most_expansion);
    Format format = job_.options.as;
    const std::optional<Detection> found = described(input, job_, format);
    line_ = (job_.json ? object(input.path(), found, format)
                       : input.name() + ": " + packing(input) + sentence(found, format)) +
            "\n";
    if (!input.trouble().empty()) throw FileFailure(input.name() + ": " + input.trouble());
  }

  void hand_on() override { output_.put(line_); }

 private:
  const Job& job_;
  const NamedFile& file_;
  Output& output_;
  std::string line_;
};

}  // namespace

Status detect_files(const Job& job) {
  Output output("-");
  const std::size_t failed = take_turns(job, Company::others, [&](const NamedFile& file, Company) {
    return std::make_unique<FileDetection>(job, file, output);
  });
  output.commit();
  return failed == 0 ? Status::done : Status::trouble;
}

}  // namespace degarble::cli
