#include "repair/explanation.hpp"

#include <cstdlib>

#include "evidence/language.hpp"

namespace degarble {
namespace {

// "12.3 nats"
std::string in_nats(std::int64_t cost) {
  const std::int64_t tenths = (std::abs(cost) * 10 + kNat / 2) / kNat;
  std::string text = std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " nats";
  if (cost < 0 && tenths > 0) text.insert(text.begin(), '-');
  return text;
}

std::string in_language(Language language) {
  if (language == kNoLanguage) return "";
  return " (" + std::string(language_code(language)) + ")";
}

}  // namespace

std::string explanation(const Hypothesis& hypothesis) {
  std::string text = hypothesis.has_losses ? "Bytes were lost, too; this" : "This";
  text += " makes " + in_nats(hypothesis.gain) + " more sense" + in_language(hypothesis.language) +
          " than what stands there";
  if (hypothesis.next.empty()) return text + "; no other reading came near.";
  return text + "; next best, " + in_nats(hypothesis.margin) + " behind: " + hypothesis.next + ".";
}

std::string explanation_of_known() { return "The rest of the text was misread so."; }

std::string explanation_of_foreign() {
  return "The language of the line has no such letters, and has those.";
}

}  // namespace degarble
