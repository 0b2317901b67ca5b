#include "cli/report.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "cli/visible.hpp"
#include "core/rules.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "encodings/converter.hpp"
#include "encodings/encodings.hpp"

namespace degarble::cli {
namespace {

constexpr std::size_t kAround = 24;   // bytes of a word shown on each side of what is wrong with it
constexpr std::size_t kLongest = 60;  // bytes of a text shown whole

// A long text without its middle.
std::string shortened(std::string_view text) {
  if (text.size() <= kLongest) return std::string(text);
  const std::size_t head = character_start(text, kLongest / 2);
  const std::size_t tail = character_start(text, text.size() - kLongest / 2);
  return std::string(text.substr(0, head)) + "..." + std::string(text.substr(tail));
}

bool is_wide(const Piece& piece) {
  return piece.transfer != nullptr && piece.transfer->units != Units::bytes;
}

// Bytes of the input as they can be shown.
std::string readable(const Piece& piece, std::string_view bytes) {
  if (!is_wide(piece)) return std::string(bytes);
  std::string text;
  for (const Decoded& character : decode_characters(*piece.transfer, bytes)) {
    append(text, character.code_point == kUndecodable ? kReplacement : character.code_point);
  }
  return text;
}

// What surrounds a span of the input, to show it in. Only ASCII-compatible input can be shown.
struct Surroundings {
  std::string_view before;
  std::string_view after;

  Surroundings(const Piece& piece, Span span) {
    if (is_wide(piece)) return;
    before = word_before(piece.input, span.begin - piece.offset, alphabet::kPrinted, kAround)
                 .in(piece.input);
    after = word_behind(piece.input, span.end - piece.offset, alphabet::kPrinted, kAround)
                .in(piece.input);
  }

  [[nodiscard]] std::string around(std::string_view text) const {
    return std::string(before) + shortened(text) + std::string(after);
  }
};

std::string quoted(std::string_view text, Shown shown = Shown::plain) {
  return '"' + visible(text, shown) + '"';
}

// Normalization changes characters to others that look the same.
bool look_alike(const std::string& from, const std::string& to, const RuleSet& rules) {
  const std::string shown = visible(from);
  return shown == visible(to) || (holds(rules, Rule::form) && shown == from);
}

std::string change(const std::string& from, std::string_view verb, const std::string& to,
                   const RuleSet& rules) {
  const Shown shown = look_alike(from, to, rules) ? Shown::exact : Shown::plain;
  return quoted(from, shown) + std::string(verb) + quoted(to, shown);
}

std::string joined(const std::vector<std::string_view>& names) {
  std::string all;
  for (const std::string_view name : names) (all += all.empty() ? "" : ", ") += name;
  return all;
}

bool decodes_whole_input(const Edit& edit) {
  return holds(edit.rules, Rule::utf_16) || holds(edit.rules, Rule::utf_32) ||
         holds(edit.rules, Rule::named_encoding);
}

// Whether the second edit changes the word that the first did, in the same way.
bool changes_same_word(const Piece& piece, const Edit& first, const Edit& second) {
  if (first.rules != second.rules || first.detail != second.detail || is_wide(piece)) return false;
  const std::uint64_t gap = second.span.begin - first.span.end;
  const std::string_view between = piece.input.substr(first.span.end - piece.offset, gap);
  return gap <= kAround && std::ranges::none_of(between, is_space) &&
         std::ranges::none_of(first.original, is_space);
}

// The edits of one word as one.
Edit joined(const Piece& piece, std::span<const Edit> edits) {
  Edit all = edits.front();
  for (const Edit& edit : edits.subspan(1)) {
    const std::string_view between =
        piece.input.substr(all.span.end - piece.offset, edit.span.begin - all.span.end);
    all.original.append(between) += edit.original;
    all.text.append(between) += edit.text;
    all.span.end = edit.span.end;
  }
  return all;
}

bool is_one_rule(const RuleSet& rules) { return rules.names().size() == 1; }

}  // namespace

Report::Report(std::string name, Reported what, bool in_color, Put put)
    : name_(std::move(name)), what_(what), in_color_(in_color), put_(std::move(put)) {}

void Report::walk_to(const Piece& piece, std::uint64_t offset) {
  const Units units = piece.transfer != nullptr ? piece.transfer->units : Units::bytes;
  position_.advance(piece.input.substr(walked_ - piece.offset, offset - walked_), units);
  walked_ = offset;
}

void Report::add_line(const Piece& piece, std::uint64_t offset, const RuleSet& rules,
                      const std::string& message) {
  walk_to(piece, offset);
  const std::string place =
      name_ + ":" + std::to_string(position_.line) + ":" + std::to_string(position_.column) + ": ";
  const std::string names = joined(rules.names());
  put_(place + (in_color_ ? "\x1B[36m" + names + "\x1B[m" : names) + ": " + message + "\n");
}

// Text that was UTF-16 changes in every word, and once is enough to say so.
bool Report::was_said(const Edit& edit) const { return !said_.empty() && edit.rules == said_; }

void Report::add_edit(const Piece& piece, const Edit& edit) {
  if (was_said(edit)) return;
  if (decodes_whole_input(edit) && is_one_rule(edit.rules)) {
    said_ = edit.rules;
    add_line(piece, edit.span.begin, edit.rules,
             "the text is " + std::string(piece.transfer->name) + " and would become UTF-8");
    return;
  }
  const Surroundings word(piece, edit.span);
  std::string message = change(word.around(readable(piece, edit.original)), " would become ",
                               word.around(edit.text), edit.rules);
  if (!edit.detail.empty()) message += " (" + std::string(edit.detail) + ")";
  if (!edit.reason.empty()) message += "; why: " + edit.reason;
  add_line(piece, edit.span.begin, edit.rules, message);
}

void Report::add_finding(const Piece& piece, const Finding& finding) {
  const bool is_of_encodings = finding.span.size() == 0 && finding.suggestion.empty();
  if (is_of_encodings) return;  // the job warns of that
  const Surroundings word(piece, finding.span);
  const std::string original = word.around(readable(piece, finding.original));
  if (holds(finding.rules, Rule::stray_nul)) {
    add_line(piece, finding.span.begin, finding.rules, "a NUL stands here, and was kept");
  } else if (holds(finding.rules, Rule::declaration)) {
    add_line(piece, finding.span.begin, finding.rules,
             quoted(original) + " was left alone, though the text would become UTF-8");
  } else if (holds(finding.rules, Rule::legacy) || holds(finding.rules, Rule::windows_1252_bytes)) {
    add_line(piece, finding.span.begin, finding.rules,
             change(original, " was read as ", word.around(finding.suggestion), finding.rules) +
                 " (confidence " + std::to_string(finding.confidence) + ")");
  } else if (finding.suggestion.empty()) {
    add_line(piece, finding.span.begin, finding.rules,
             quoted(original) + " was left alone: what stood there is not known");
  } else {
    add_line(piece, finding.span.begin, finding.rules,
             change(original, " may have been ", word.around(finding.suggestion), finding.rules) +
                 " (confidence " + std::to_string(finding.confidence) + ")");
  }
}

void Report::add(const Piece& piece) {
  auto finding = piece.findings->begin();
  const auto add_findings = [&](std::uint64_t before) {
    for (; finding != piece.findings->end() && finding->span.begin < before; ++finding) {
      add_finding(piece, *finding);
    }
  };
  if (what_ == Reported::edits_and_findings) {
    const std::span<const Edit> edits = *piece.edits;
    for (std::size_t begin = 0; begin < edits.size();) {
      std::size_t end = begin + 1;
      while (end < edits.size() && changes_same_word(piece, edits[end - 1], edits[end])) ++end;
      const Edit edit = joined(piece, edits.subspan(begin, end - begin));
      add_findings(edit.span.begin);
      add_edit(piece, edit);
      begin = end;
    }
  }
  const std::uint64_t end = piece.offset + piece.input.size();
  add_findings(end + 1);
  walk_to(piece, end);
}

}  // namespace degarble::cli
