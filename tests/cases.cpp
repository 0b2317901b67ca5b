#include "cases.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/utf8.hpp"

namespace degarble::testing {
namespace {

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

std::vector<std::string> words_of(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::uint32_t hexadecimal(std::string_view digits) {
  std::uint32_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, 16);
  if (digits.empty() || stop != end || error != std::errc()) {
    throw std::invalid_argument("\"" + std::string(digits) + "\" is no hexadecimal number");
  }
  return value;
}

void append_scalar(std::string& out, std::uint32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
    throw std::invalid_argument("an escape names no character");
  }
  append(out, value);
}

// Carries out the escape whose letter is text[at]; the place behind it.
std::size_t unescape_one(std::string& out, std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at + 1);
  switch (text[at]) {
    case 'n':
      out += '\n';
      return at + 1;
    case 'r':
      out += '\r';
      return at + 1;
    case 't':
      out += '\t';
      return at + 1;
    case '\\':
      out += '\\';
      return at + 1;
    case 'x':
      if (rest.size() < 2) break;
      out += static_cast<char>(hexadecimal(rest.substr(0, 2)));
      return at + 3;
    case 'u':
      if (rest.starts_with('{')) {
        const std::size_t end = rest.find('}');
        if (end == std::string_view::npos) break;
        append_scalar(out, hexadecimal(rest.substr(1, end - 1)));
        return at + 2 + end;
      }
      if (rest.size() < 4) break;
      append_scalar(out, hexadecimal(rest.substr(0, 4)));
      return at + 5;
    default:
      break;
  }
  throw std::invalid_argument("\"\\" + std::string(text.substr(at, 1)) + "\" begins no escape");
}

// A file being read, and the block that is being filled.
class Reader {
 public:
  Reader(std::string file, std::string_view text) : file_(std::move(file)), rest_(text) {}

  std::vector<Case> read() {
    while (!rest_.empty()) {
      ++line_;
      const std::size_t end = std::min(rest_.find('\n'), rest_.size());
      take_line(rest_.substr(0, end));
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
    }
    end_block();
    return std::move(cases_);
  }

 private:
  [[noreturn]] void refuse(const std::string& message) const {
    throw CaseError(file_ + ":" + std::to_string(line_) + ": " + message);
  }

  void take_line(std::string_view line) {
    if (line.starts_with('#')) return;
    if (trim(line).empty()) return end_block();
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) refuse("this is no `field: value`");
    if (fields_.empty()) block_.place = file_ + ":" + std::to_string(line_);
    const std::string field(line.substr(0, colon));
    if (std::ranges::find(fields_, field) != fields_.end()) refuse(field + ": is there twice");
    fields_.push_back(field);
    try {
      set_field(field, trim(line.substr(colon + 1)));
    } catch (const std::exception& error) {
      refuse(field + ": " + error.what());
    }
  }

  void set_field(std::string_view field, std::string_view value) {
    if (field == "name") {
      block_.name = value;
    } else if (field == "from") {
      block_.from = value;
    } else if (field == "in") {
      block_.in = unescape(value);
    } else if (field == "out") {
      block_.out = unescape(value);
    } else if (field == "rules") {
      block_.rules = words_of(value);
    } else if (field == "findings") {
      block_.findings = words_of(value);
    } else if (field == "options") {
      set_options(value);
    } else {
      throw std::invalid_argument("there is no such field");
    }
  }

  void set_options(std::string_view value) {
    for (const std::string& word : words_of(value)) {
      const std::size_t equals = word.find('=');
      if (equals == std::string::npos) throw std::invalid_argument(word + " is no name=value");
      set_option(block_.options, word.substr(0, equals), word.substr(equals + 1));
    }
  }

  void end_block() {
    if (fields_.empty()) return;
    for (const char* const field : {"name", "from", "in"}) {
      if (std::ranges::find(fields_, field) == fields_.end()) {
        refuse("the block above has no `" + std::string(field) + ":`");
      }
    }
    if (block_.out == block_.in) block_.out.reset();
    cases_.push_back(std::move(block_));
    block_ = {};
    fields_.clear();
  }

  std::string file_;
  std::string_view rest_;
  int line_ = 0;
  Case block_;
  std::vector<std::string> fields_;
  std::vector<Case> cases_;
};

}  // namespace

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '\\') {
      out += text[at++];
    } else if (++at == text.size()) {
      throw std::invalid_argument("a backslash at the end escapes nothing");
    } else {
      at = unescape_one(out, text, at);
    }
  }
  return out;
}

std::string escape(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\\\";
    } else if (c >= ' ' && c <= '~') {
      out += c;
    } else {
      out += {'\\', 'x', kDigits[byte(c) >> 4], kDigits[byte(c) & 15]};
    }
  }
  return out;
}

std::vector<Case> parse_cases(const std::string& file, std::string_view text) {
  return Reader(file, text).read();
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw CaseError(path + ":0: can't be read");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<Case> read_cases(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".case") paths.push_back(entry.path().string());
  }
  std::ranges::sort(paths);
  std::vector<Case> cases;
  for (const std::string& path : paths) {
    for (Case& one : parse_cases(path, read_file(path))) cases.push_back(std::move(one));
  }
  return cases;
}

}  // namespace degarble::testing
