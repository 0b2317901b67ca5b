#include "description.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "detect/intake.hpp"
#include "evidence/language.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

Options reading_options(const Options& options) {
  Options reading;
  reading.from = options.from;
  reading.hint = options.hint;
  return reading;
}

// Where the next character stands that no text has.
std::size_t find_damage(std::string_view text, std::size_t at) {
  while ((at = scan::find_non_ascii(text, at)) < text.size()) {
    const Character character = character_at(text, at);
    const bool control = character.code_point >= 0x80 && character.code_point < 0xA0;
    if (!character.valid() || control || character.code_point == kReplacement) break;
    at += character.length;
  }
  return at;
}

// What UTF-16 and EBCDIC are told by is sure; a legacy encoding is as sure as its window was.
int encoding_confidence(const Profile& profile, const Engine& engine) {
  constexpr int kTold = 99;
  if (engine.from != nullptr) return 100;
  if (profile.transfer != nullptr) return kTold;
  return profile.legacy != nullptr ? profile.legacy_confidence : 100;
}

// Names the encodings of a text that has lines in several, the one of most lines first.
void name_encodings(Detection& description, const Profile& profile) {
  static const Encoding& utf8 = encoding("UTF-8");
  constexpr std::uint64_t kChance = 20;  // one line in so many is UTF-8 by chance
  description.encoding = utf8.name;
  if (profile.legacy == nullptr) return;
  if (description.byte_order_mark || description.utf8 > description.not_utf8) {
    description.second = profile.legacy->name;
    return;
  }
  description.encoding = profile.legacy->name;
  if (profile.second != nullptr) {
    description.second = profile.second->name;
  } else if (description.utf8 * kChance > description.not_utf8) {
    description.second = utf8.name;
  }
}

}  // namespace

Describer::Describer(const Options& options)
    : engine_(compile(reading_options(options))), sequencer_(engine_) {}

void Describer::write(std::string_view bytes) {
  sequencer_.write(bytes);
  drain();
}

Detection Describer::finish() {
  sequencer_.finish();
  drain();
  seen_.cr += last_ == '\r';
  seen_.lines = seen_.lf + seen_.crlf + seen_.cr + (last_ != '\n' && last_ != '\r');
  seen_.not_utf8 = not_utf8_.count();
  seen_.utf8 = not_ascii_.count() - seen_.not_utf8;
  seen_.damaged = damaged_.count();
  seen_.confidence = encoding_confidence(profile_, *engine_);
  if (stateful_ != nullptr) {
    seen_.encoding = stateful_->name;
  } else if (profile_.transfer != nullptr) {
    seen_.encoding = profile_.transfer->name;
  } else if (not_ascii_.count() == 0) {
    seen_.encoding = "US-ASCII";
  } else {
    name_encodings(seen_, profile_);
  }
  seen_.language = language_code(identify_language(sample_).language);
  return seen_;
}

void Describer::drain() {
  while (const std::optional<Task> task = sequencer_.next()) look_at(*task);
}

void Describer::look_at(const Task& task) {
  const std::string_view bytes = task.block.text;
  const Encoding* const transfer = task.profile.transfer;
  profile_ = task.profile;
  if (transfer != nullptr && transfer->kind == Encoding::Kind::stateful) stateful_ = transfer;
  if (task.offset == 0) {
    seen_.byte_order_mark = bytes.starts_with(kByteOrderMarkUtf8) ||
                            (transfer != nullptr && byte_order_mark_length(bytes, *transfer) > 0);
  }
  std::string decoded;
  std::string_view text = bytes;
  if (transfer != nullptr || task.survey.ill_formed < bytes.size()) {
    decoded = decoded_text(task.block, task.profile, *engine_);
    text = decoded;
  }
  if (transfer == nullptr) {
    not_ascii_.add(bytes, scan::find_non_ascii);
    not_utf8_.add(bytes, scan::find_ill_formed);
  }
  damaged_.add(text, find_damage);
  count_line_ends(text);
  if (sample_.size() < kBlockLimit) sample_ += text.substr(0, kBlockLimit - sample_.size());
}

void Describer::count_line_ends(std::string_view text) {
  if (text.empty()) return;
  const auto feeds = static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
  std::uint64_t pairs = last_ == '\r' && text.front() == '\n';
  std::uint64_t returns = last_ == '\r' && text.front() != '\n';
  last_ = text.back();
  text.remove_suffix(1);
  for (std::size_t at = text.find('\r'); at < text.size(); at = text.find('\r', at + 1)) {
    ++(text.data()[at + 1] == '\n' ? pairs : returns);
  }
  seen_.lf += feeds - pairs;
  seen_.crlf += pairs;
  seen_.cr += returns;
}

inline namespace v1 {

Detection detect(std::string_view bytes, const Options& options) {
  Describer describer(options);
  describer.write(bytes);
  return describer.finish();
}

}  // namespace v1
}  // namespace degarble
