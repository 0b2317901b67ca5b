#include "carriers/rewriting.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "core/edits.hpp"
#include "core/utf8.hpp"

namespace degarble {
namespace {

// A place between two bytes of a raw value, and the same place in its text.
struct TwinPlace {
  std::size_t raw = 0;
  std::size_t text = 0;
};

TwinPlace place_after(const EscapedText& escape, std::size_t text) {
  const std::size_t end = escape.text + escape.text_size;
  return {escape.raw + escape.raw_size + (text - end), text};
}

// The last place at or before `text` that is in no escape.
TwinPlace place_before(const Reading& reading, std::size_t text) {
  const auto next = std::ranges::upper_bound(reading.escapes, text, {}, &EscapedText::text);
  if (next == reading.escapes.begin()) return {text, text};
  const EscapedText& escape = *std::prev(next);
  if (text < escape.text + escape.text_size) return {escape.raw, escape.text};
  return place_after(escape, text);
}

// The first one at or behind it.
TwinPlace place_behind(const Reading& reading, std::size_t text) {
  const auto next = std::ranges::lower_bound(reading.escapes, text, {}, &EscapedText::text);
  if (next == reading.escapes.begin()) return {text, text};
  const EscapedText& escape = *std::prev(next);
  const std::size_t end = escape.text + escape.text_size;
  return place_after(escape, std::max(text, end));
}

struct TwinSpan {
  TwinPlace begin;
  TwinPlace end;
};

TwinSpan twin_span(const Reading& reading, Span span) {
  const TwinPlace begin = place_before(reading, span.begin);
  if (span.size() == 0 && begin.text == span.begin) return {begin, begin};
  return {begin, place_behind(reading, span.end)};
}

bool is_ascii_text(std::string_view text) { return std::ranges::all_of(text, is_ascii); }

bool stands_for_more(const EscapedText& escape, const Reading& reading) {
  return !is_ascii_text(std::string_view(reading.text).substr(escape.text, escape.text_size));
}

// The digits behind the letters that begin an escape: "\u00E2", "&#xE2;", "=E2".
bool has_capital_digits(std::string_view raw, const Reading& reading) {
  bool capitals = false;
  for (const EscapedText& escape : reading.escapes) {
    for (const char c : raw.substr(escape.raw, escape.raw_size)) {
      if (c >= 'a' && c <= 'f') return false;
      capitals = capitals || (c >= 'A' && c <= 'F');
    }
  }
  return capitals;
}

EscapeStyle style_of(std::string_view raw, const Reading& reading) {
  if (reading.escapes.empty()) return {};
  const bool escaped = std::ranges::any_of(
      reading.escapes, [&](const EscapedText& escape) { return stands_for_more(escape, reading); });
  return {escaped && is_ascii_text(raw), has_capital_digits(raw, reading)};
}

bool replaces_escapes(const Reading& reading, const TwinSpan& span) {
  return std::ranges::any_of(reading.escapes, [&](const EscapedText& escape) {
    return escape.raw >= span.begin.raw && escape.raw < span.end.raw &&
           stands_for_more(escape, reading);
  });
}

// The edits carried out, from one place in the text to another.
std::string text_between(const Reading& reading, const TwinSpan& span,
                         std::span<const Edit> edits) {
  std::string text;
  std::size_t done = span.begin.text;
  for (const Edit& edit : edits) {
    text.append(reading.text, done, edit.span.begin - done);
    text += edit.text;
    done = edit.span.end;
  }
  text.append(reading.text, done, span.end.text - done);
  return text;
}

// Edits that are about the same escapes become one.
Edit merged_edits(std::span<const Edit> edits) {
  Edit all = edits.front();
  for (const Edit& edit : edits.subspan(1)) {
    all.rules |= edit.rules;
    all.confidence = std::min(all.confidence, edit.confidence);
  }
  return all;
}

// Whether the raw text is read as `wanted`.
bool is_read_as(std::string_view raw, std::string_view wanted, const Notation& notation) {
  Reading reading;
  return notation.read(raw, reading) && reading.text == wanted;
}

}  // namespace

Span raw_span(const Reading& reading, Span span) {
  const TwinSpan twin = twin_span(reading, span);
  return {twin.begin.raw, twin.end.raw};
}

std::optional<Edits> rewritten(std::string_view raw, const Reading& reading, const Edits& edits,
                               const Notation& notation, bool ascii) {
  EscapeStyle style = style_of(raw, reading);
  style.ascii = style.ascii || ascii;
  Edits all;
  for (auto first = edits.begin(); first != edits.end();) {
    TwinSpan span = twin_span(reading, first->span);
    auto end = first + 1;
    while (end != edits.end() && twin_span(reading, end->span).begin.raw < span.end.raw) {
      span.end = twin_span(reading, (end++)->span).end;
    }
    Edit edit = merged_edits({first, end});
    EscapeStyle its = style;
    its.ascii = style.ascii || replaces_escapes(reading, span);
    edit.span = {span.begin.raw, span.end.raw};
    edit.original = raw.substr(span.begin.raw, span.end.raw - span.begin.raw);
    const std::string text = text_between(reading, span, {first, end});
    edit.text.clear();
    if (!notation.write(text, its, edit.text)) return std::nullopt;
    if (edit.text != edit.original) all.push_back(std::move(edit));
    first = end;
  }
  const std::string wanted = replay(edits, reading.text);
  if (wanted.empty() && !raw.empty() && !notation.may_be_empty()) return std::nullopt;
  if (!is_read_as(replay(all, raw), wanted, notation)) return std::nullopt;
  return all;
}

}  // namespace degarble
