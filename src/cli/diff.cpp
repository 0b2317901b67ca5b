#include "cli/diff.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "cli/visible.hpp"
#include "core/utf8.hpp"
#include "encodings/encodings.hpp"

namespace degarble::cli {
namespace {

constexpr std::size_t kContext = 3;  // lines around a change, as everywhere

constexpr std::string_view kBold = "\x1B[1m";
constexpr std::string_view kRed = "\x1B[31m";
constexpr std::string_view kGreen = "\x1B[32m";
constexpr std::string_view kCyan = "\x1B[36m";
constexpr std::string_view kReset = "\x1B[m";

constexpr std::string_view color_of(char mark) {
  return mark == '-' ? kRed : mark == '+' ? kGreen : std::string_view();
}

std::uint64_t count_lines(const Spool& text) {
  std::uint64_t lines = text.empty() || text.ends_with_newline() ? 0 : 1;
  text.copy_to([&](std::string_view part) {
    lines += static_cast<std::uint64_t>(std::ranges::count(part, '\n'));
  });
  return lines;
}

bool is_control(char c) { return byte(c) < ' ' || byte(c) == 0x7F; }

// As a string of C, for what would end the name or begin something else.
std::string quoted_for_patch(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') {
      (text += '\\') += c;
    } else if (is_control(c)) {
      std::array<char, 5> octal;
      std::snprintf(octal.data(), octal.size(), "\\%03o", static_cast<unsigned>(byte(c)));
      text += octal.data();
    } else {
      text += c;
    }
  }
  return text + '"';
}

// The name in a header, as patch(1) reads it: relative, so that -p1 finds it; a tab tells that
// spaces belong to it.
std::string header_name(std::string_view side, std::string_view name) {
  while (name.starts_with('/')) name.remove_prefix(1);
  const std::string whole = std::string(side) + std::string(name);
  const auto is_odd = [](char c) { return is_control(c) || c == '"' || c == '\\'; };
  if (std::ranges::any_of(whole, is_odd) || whole.ends_with(' ')) return quoted_for_patch(whole);
  return whole.find(' ') == std::string::npos ? whole : whole + '\t';
}

}  // namespace

Diff::Diff(std::string name, bool in_color, Spool::Put put)
    : name_(std::move(name)), in_color_(in_color), put_(std::move(put)) {}

void Diff::add(const Piece& piece) {
  if (piece.transfer != nullptr && piece.transfer->units != Units::bytes) {
    // Lines of UTF-16 are nothing that patch could find.
    if (!is_wide_) {
      put_(visible(name_) + " is " + std::string(piece.transfer->name) +
           " and would become UTF-8\n");
    }
    is_wide_ = true;
    return;
  }
  std::uint64_t done = 0;
  for (const Edit& edit : *piece.edits) {
    const std::uint64_t begin = edit.span.begin - piece.offset;
    keep(piece.input.substr(done, begin - done));
    change(edit);
    done = edit.span.end - piece.offset;
  }
  keep(piece.input.substr(done));
}

// Text that stands on both sides.
void Diff::keep(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end == text.npos ? text.npos : end + 1);
    old_chunk_.append(line);
    if (chunk_changed_) new_chunk_.append(line);
    text.remove_prefix(line.size());
    if (end != text.npos) end_chunk();
  }
}

void Diff::change(const Edit& edit) {
  if (!chunk_changed_) {
    old_chunk_.copy_to([&](std::string_view part) { new_chunk_.append(part); });
    chunk_changed_ = true;
  }
  old_chunk_.append(edit.original);
  new_chunk_.append(edit.text);
  if (edit.original.ends_with('\n') && edit.text.ends_with('\n')) end_chunk();
}

void Diff::end_chunk() {
  if (chunk_changed_) {
    end_changed_lines();
  } else {
    end_kept_line();
  }
}

// Between two changes of a hunk are 2 * kContext lines at most; with one more, it is at its end.
void Diff::end_kept_line() {
  context_.push_back(std::exchange(old_chunk_, {}));
  if (in_hunk_ && context_.size() > 2 * kContext) close_hunk();
  if (in_hunk_ || context_.size() <= kContext) return;
  context_.pop_front();
  ++old_side_.before;
  ++new_side_.before;
}

void Diff::end_changed_lines() {
  take_context();
  in_hunk_ = true;
  old_side_.lines += count_lines(old_chunk_);
  new_side_.lines += count_lines(new_chunk_);
  print('-', old_chunk_, hunk_);
  print('+', new_chunk_, hunk_);
  old_chunk_.clear();
  new_chunk_.clear();
  chunk_changed_ = false;
}

// Makes the lines that were kept back part of the hunk.
void Diff::take_context() {
  for (const Spool& line : context_) print(' ', line, hunk_);
  old_side_.lines += context_.size();
  new_side_.lines += context_.size();
  context_.clear();
}

void Diff::close_hunk() {
  std::deque<Spool> rest = std::move(context_);
  context_.clear();
  while (!rest.empty() && context_.size() < kContext) {
    context_.push_back(std::move(rest.front()));
    rest.pop_front();
  }
  take_context();
  context_ = std::move(rest);

  if (!std::exchange(begun_, true)) {
    put_(painted("--- " + header_name("a/", name_), kBold));
    put_(painted("+++ " + header_name("b/", name_), kBold));
  }
  put_(painted("@@ -" + range(old_side_) + " +" + range(new_side_) + " @@", kCyan));
  hunk_.copy_to(put_);
  hunk_.clear();
  in_hunk_ = false;
  for (Side* side : {&old_side_, &new_side_}) *side = {side->before + side->lines, 0};
}

void Diff::finish() {
  if (!old_chunk_.empty() || !new_chunk_.empty()) end_chunk();
  if (in_hunk_) close_hunk();
}

// Appends the lines with the mark in front of each.
void Diff::print(char mark, const Spool& lines, Spool& out) const {
  const std::string_view color = in_color_ ? color_of(mark) : std::string_view();
  const std::string_view reset = color.empty() ? std::string_view() : kReset;
  bool at_start = true;
  lines.copy_to([&](std::string_view part) {
    while (!part.empty()) {
      if (std::exchange(at_start, false)) out.append(std::string(color) + mark);
      const std::size_t end = part.find('\n');
      out.append(part.substr(0, end));
      if (end == part.npos) break;
      out.append(std::string(reset) + '\n');
      at_start = true;
      part.remove_prefix(end + 1);
    }
  });
  if (!at_start) out.append(std::string(reset) + "\n\\ No newline at end of file\n");
}

// "FIRST,COUNT"; a side without lines is told by the line before it.
std::string Diff::range(const Side& side) const {
  const std::uint64_t first = side.lines == 0 ? side.before : side.before + 1;
  return std::to_string(first) + (side.lines == 1 ? "" : "," + std::to_string(side.lines));
}

std::string Diff::painted(std::string_view line, std::string_view color) const {
  if (!in_color_) return std::string(line) + "\n";
  return std::string(color) + std::string(line) + std::string(kReset) + "\n";
}

}  // namespace degarble::cli
