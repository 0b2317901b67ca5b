#include "normalize/forms.hpp"

#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include <string>

#include "core/inert.hpp"
#include "core/rules.hpp"
#include "core/utf8.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

const icu::Normalizer2& load(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = get(status);
  if (U_FAILURE(status)) throw Error("ICU has no normalization data");
  return *found;
}

// Each is loaded once, when it is first asked for.
const icu::Normalizer2& normalizer(Form form) {
  switch (form) {
    case Form::nfd: {
      static const icu::Normalizer2& nfd = load(icu::Normalizer2::getNFDInstance);
      return nfd;
    }
    case Form::nfkc: {
      static const icu::Normalizer2& nfkc = load(icu::Normalizer2::getNFKCInstance);
      return nfkc;
    }
    case Form::nfkd: {
      static const icu::Normalizer2& nfkd = load(icu::Normalizer2::getNFKDInstance);
      return nfkd;
    }
    case Form::none:
    case Form::nfc:
      break;
  }
  static const icu::Normalizer2& nfc = load(icu::Normalizer2::getNFCInstance);
  return nfc;
}

InertIn inert_in(Form form) {
  switch (form) {
    case Form::nfd:
      return InertIn::nfd;
    case Form::nfkc:
      return InertIn::nfkc;
    case Form::nfkd:
      return InertIn::nfkd;
    case Form::none:
    case Form::nfc:
      break;
  }
  return InertIn::nfc;
}

// The first character at or after `at` that is not inert.
std::size_t find_reactive(std::string_view text, std::size_t at, Form form) {
  while (true) {
    at = form == Form::nfc ? scan::find_composable(text, at) : scan::find_non_ascii(text, at);
    const Skipped skipped = skip_inert(text, at, inert_in(form));
    at = skipped.end;
    if (at == text.size() || !skipped.inert) return at;
  }
}

// Where what ICU has to see ends: before the first inert character behind `at`.
std::size_t find_inert(std::string_view text, std::size_t at, Form form) {
  while (at < text.size()) {
    const Character character = character_at(text, at);
    if (is_inert(character.code_point, inert_in(form))) break;
    at += character.length;
  }
  return at;
}

// The character before a reactive one may join with it.
std::size_t step_back(std::string_view text, std::size_t at, std::size_t limit) {
  return at > limit ? at - character_before(text, at).length : at;
}

// Collects what ICU writes into edits of the whole text.
void normalize_piece(std::string_view text, Span piece, Form form, Edits& edits) {
  const std::string_view part = text.substr(piece.begin, piece.size());
  const icu::StringPiece source(part.data(), static_cast<std::int32_t>(part.size()));
  UErrorCode status = U_ZERO_ERROR;
  if (normalizer(form).isNormalizedUTF8(source, status)) return;
  std::string normalized;
  icu::StringByteSink<std::string> sink(&normalized);
  icu::Edits changes;
  normalizer(form).normalizeUTF8(0, source, sink, &changes, status);
  for (auto change = changes.getFineChangesIterator(); change.next(status);) {
    const auto begin = piece.begin + static_cast<std::uint64_t>(change.sourceIndex());
    const auto end = begin + static_cast<std::uint64_t>(change.oldLength());
    edits.push_back(make_edit(Rule::form, text, {begin, end},
                              normalized.substr(static_cast<std::size_t>(change.destinationIndex()),
                                                static_cast<std::size_t>(change.newLength()))));
    if (edits.back().original == edits.back().text) edits.pop_back();
  }
}

}  // namespace

Edits normalize_form(std::string_view text, Form form) {
  Edits edits;
  std::size_t done = 0;
  while (true) {
    const std::size_t reactive = find_reactive(text, done, form);
    if (reactive == text.size()) return edits;
    const std::size_t begin = step_back(text, reactive, done);
    const std::size_t end = find_inert(text, reactive, form);
    normalize_piece(text, {begin, end}, form, edits);
    done = end;
  }
}

}  // namespace degarble
