// The C face: one C++ call a function, and exceptions become statuses.
#include <algorithm>
#include <functional>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "core/batch.hpp"
#include "degarble/degarble.h"
#include "degarble/degarble.hpp"

namespace degarble {
namespace {

// What a view of an edit or a finding needs beside it: strings that end with a NUL.
struct Strings {
  std::vector<const char*> rules;
  std::string detail;
};

std::vector<const char*> names_of(const RuleSet& rules) {
  std::vector<const char*> names;
  for (const std::string_view name : rules.names()) names.push_back(name.data());
  return names;
}

Strings strings_of(const Edit& edit) { return {names_of(edit.rules), std::string(edit.detail)}; }
Strings strings_of(const Finding& finding) { return {names_of(finding.rules), {}}; }

degarble_edit view_of(const Edit& edit, const Strings& strings) {
  return {edit.span.begin,  edit.span.end,          edit.original.data(), edit.original.size(),
          edit.text.data(), edit.text.size(),       strings.rules.data(), strings.rules.size(),
          edit.confidence,  strings.detail.c_str(), edit.reason.c_str()};
}

degarble_finding view_of(const Finding& finding, const Strings& strings) {
  return {finding.span.begin,      finding.span.end,          finding.original.data(),
          finding.original.size(), finding.suggestion.data(), finding.suggestion.size(),
          strings.rules.data(),    strings.rules.size(),      finding.confidence};
}

// What `view_of` makes of each of a list; nothing moves once it is made.
template <typename Item, typename View>
class Views {
 public:
  explicit Views(std::vector<Item> items) : items_(std::move(items)) {
    strings_.reserve(items_.size());
    views_.reserve(items_.size());
    for (const Item& item : items_) {
      views_.push_back(view_of(item, strings_.emplace_back(strings_of(item))));
    }
  }

  [[nodiscard]] const std::vector<Item>& items() const { return items_; }
  [[nodiscard]] const View* at(size_t index) const {
    return index < views_.size() ? &views_[index] : nullptr;
  }

 private:
  std::vector<Item> items_;
  std::vector<Strings> strings_;
  std::vector<View> views_;
};

}  // namespace
}  // namespace degarble

struct degarble_options {
  degarble::Options options;
};

struct degarble_fixer {
  degarble::Fixer fixer;
};

struct degarble_text {
  explicit degarble_text(std::string made, degarble::Edits changes = {},
                         degarble::Findings found = {})
      : text(std::move(made)), edits(std::move(changes)), findings(std::move(found)) {}

  std::string text;
  degarble::Views<degarble::Edit, degarble_edit> edits;
  degarble::Views<degarble::Finding, degarble_finding> findings;
  degarble::OffsetMap map{edits.items()};
};

struct degarble_detection {
  explicit degarble_detection(const degarble::Detection& what) : found(what) {}

  degarble::Detection found;
  std::string encoding{found.encoding};
  std::string second{found.second};
  std::string language{found.language};
};

struct degarble_stream {
  degarble_stream(const degarble::Fixer& fixer, degarble_write_fn on_write,
                  degarble_edit_fn on_edit, degarble_finding_fn on_finding, void* user_data)
      : stream(fixer, listener<degarble::Edit>(on_edit), listener<degarble::Finding>(on_finding)),
        write(on_write),
        user(user_data) {}
  degarble_stream(const degarble_stream&) = delete;

  template <typename Item, typename Callback>
  std::function<void(const Item&)> listener(Callback callback) {
    if (callback == nullptr) return {};
    return [this, callback](const Item& item) {
      if (stopped) return;
      const degarble::Strings strings = degarble::strings_of(item);
      const auto view = degarble::view_of(item, strings);
      stopped = callback(user, &view) != 0;
    };
  }

  degarble_status deliver() {
    if (!stopped && !out.empty()) stopped = write(user, out.data(), out.size()) != 0;
    out.clear();
    return stopped ? DEGARBLE_STOPPED : DEGARBLE_OK;
  }

  degarble::Stream stream;
  degarble_write_fn write;
  void* user;
  std::string out;
  bool stopped = false;
};

namespace {

thread_local std::string last_error;

degarble_status failed(degarble_status status, const char* message) {
  try {
    last_error = message;
  } catch (const std::bad_alloc&) {
    last_error.clear();
  }
  return status;
}

template <typename Body>
degarble_status guarded(Body body, degarble_status status_of_error = DEGARBLE_BAD_OPTION) {
  try {
    body();
    return DEGARBLE_OK;
  } catch (const degarble::Error& error) {
    return failed(status_of_error, error.what());
  } catch (const std::bad_alloc&) {
    return failed(DEGARBLE_NO_MEMORY, "there is no memory left");
  }
}

degarble::Options options_or_default(const degarble_options* options) {
  return options != nullptr ? options->options : degarble::Options{};
}

degarble_text* fixed(const degarble::Fixer& fixer, std::string_view bytes, unsigned keep) {
  const bool with_edits = (keep & DEGARBLE_EDITS) != 0;
  const bool with_findings = (keep & DEGARBLE_FINDINGS) != 0;
  if (!with_edits && !with_findings) return new degarble_text(fixer.fix(bytes));
  degarble::Edits edits;
  degarble::Findings findings;
  std::string text = with_findings ? fixer.fix(bytes, edits, findings) : fixer.fix(bytes, edits);
  if (!with_edits) edits.clear();
  return new degarble_text(std::move(text), std::move(edits), std::move(findings));
}

// Of what C hands in, that which replay and undo need.
degarble::Edits edits_of(const degarble_edit* const* edits, size_t count) {
  degarble::Edits list;
  for (size_t i = 0; i < count; ++i) {
    degarble::Edit edit;
    edit.span = {edits[i]->begin, edits[i]->end};
    edit.original.assign(edits[i]->original, edits[i]->original_size);
    edit.text.assign(edits[i]->text, edits[i]->text_size);
    list.push_back(std::move(edit));
  }
  return list;
}

const char* profile_name(degarble::Preset preset) {
  switch (preset) {
    case degarble::Preset::archive:
      return "archive";
    case degarble::Preset::standard:
      return "standard";
    case degarble::Preset::nlp:
      break;
  }
  return "nlp";
}

std::vector<degarble_rule> make_rules() {
  std::vector<degarble_rule> all;
  for (const degarble::RuleDescription& rule : degarble::rules()) {
    all.push_back(
        {rule.name.data(), rule.confidence, profile_name(rule.since), rule.summary.data()});
  }
  return all;
}

degarble_span span_of(degarble::Span span) { return {span.begin, span.end}; }

}  // namespace

const char* degarble_version() { return degarble::version().data(); }

const char* degarble_error_message() { return last_error.c_str(); }

const degarble_rule* degarble_rule_at(size_t index) {
  static const std::vector<degarble_rule> kRules = make_rules();
  return index < kRules.size() ? &kRules[index] : nullptr;
}

degarble_options* degarble_options_new() { return new (std::nothrow) degarble_options; }

void degarble_options_free(degarble_options* options) { delete options; }

degarble_status degarble_options_set(degarble_options* options, const char* name,
                                     const char* value) {
  return guarded([&] { degarble::set_option(options->options, name, value); });
}

degarble_status degarble_fixer_new(const degarble_options* options, degarble_fixer** result) {
  *result = nullptr;
  return guarded(
      [&] { *result = new degarble_fixer{degarble::Fixer(options_or_default(options))}; });
}

void degarble_fixer_free(degarble_fixer* fixer) { delete fixer; }

degarble_status degarble_fixer_fix(const degarble_fixer* fixer, const char* bytes, size_t size,
                                   unsigned keep, degarble_text** result) {
  *result = nullptr;
  return guarded([&] { *result = fixed(fixer->fixer, {bytes, size}, keep); });
}

degarble_status degarble_fixer_fix_batch(const degarble_fixer* fixer, const degarble_bytes* texts,
                                         size_t count, unsigned keep, unsigned threads,
                                         degarble_text** results) {
  std::fill_n(results, count, nullptr);
  const auto fix_one = [&](size_t i) {
    results[i] = fixed(fixer->fixer, {texts[i].data, texts[i].size}, keep);
  };
  const degarble_status status = guarded([&] {
    degarble::run_batch(count, degarble::thread_count(threads), fix_one, [] { return true; });
  });
  if (status == DEGARBLE_OK) return status;
  std::for_each_n(results, count, degarble_text_free);
  std::fill_n(results, count, nullptr);
  return status;
}

degarble_status degarble_fix(const char* bytes, size_t size, const degarble_options* options,
                             degarble_text** result) {
  *result = nullptr;
  return guarded([&] {
    *result = fixed(degarble::Fixer(options_or_default(options)), {bytes, size}, 0);
  });
}

const char* degarble_text_data(const degarble_text* text) { return text->text.data(); }

size_t degarble_text_size(const degarble_text* text) { return text->text.size(); }

void degarble_text_free(degarble_text* text) { delete text; }

const degarble_edit* degarble_text_edit(const degarble_text* text, size_t index) {
  return text->edits.at(index);
}

const degarble_finding* degarble_text_finding(const degarble_text* text, size_t index) {
  return text->findings.at(index);
}

degarble_span degarble_text_to_output(const degarble_text* text, degarble_span input) {
  return span_of(text->map.to_output(degarble::Span{input.begin, input.end}));
}

degarble_span degarble_text_to_input(const degarble_text* text, degarble_span output) {
  return span_of(text->map.to_input(degarble::Span{output.begin, output.end}));
}

degarble_status degarble_replay(const degarble_edit* const* edits, size_t count, const char* input,
                                size_t size, degarble_text** result) {
  *result = nullptr;
  const auto body = [&] {
    *result = new degarble_text(degarble::replay(edits_of(edits, count), {input, size}));
  };
  return guarded(body, DEGARBLE_BAD_EDITS);
}

degarble_status degarble_undo(const degarble_edit* const* edits, size_t count, const char* output,
                              size_t size, degarble_text** result) {
  *result = nullptr;
  const auto body = [&] {
    *result = new degarble_text(degarble::undo(edits_of(edits, count), {output, size}));
  };
  return guarded(body, DEGARBLE_BAD_EDITS);
}

degarble_status degarble_detect(const char* bytes, size_t size, const degarble_options* options,
                                degarble_detection** result) {
  *result = nullptr;
  return guarded([&] {
    *result = new degarble_detection(degarble::detect({bytes, size}, options_or_default(options)));
  });
}

void degarble_detection_free(degarble_detection* detection) { delete detection; }

const char* degarble_detection_encoding(const degarble_detection* detection) {
  return detection->encoding.c_str();
}

const char* degarble_detection_second(const degarble_detection* detection) {
  return detection->second.c_str();
}

const char* degarble_detection_language(const degarble_detection* detection) {
  return detection->language.c_str();
}

int degarble_detection_confidence(const degarble_detection* detection) {
  return detection->found.confidence;
}

int degarble_detection_byte_order_mark(const degarble_detection* detection) {
  return detection->found.byte_order_mark ? 1 : 0;
}

uint64_t degarble_detection_count(const degarble_detection* detection, degarble_count what) {
  const degarble::Detection& found = detection->found;
  switch (what) {
    case DEGARBLE_LF:
      return found.lf;
    case DEGARBLE_CRLF:
      return found.crlf;
    case DEGARBLE_CR:
      return found.cr;
    case DEGARBLE_LINES:
      return found.lines;
    case DEGARBLE_UTF8_LINES:
      return found.utf8;
    case DEGARBLE_NOT_UTF8_LINES:
      return found.not_utf8;
    case DEGARBLE_DAMAGED_LINES:
      return found.damaged;
  }
  return 0;
}

degarble_status degarble_stream_new(const degarble_options* options, degarble_write_fn write,
                                    degarble_edit_fn edit, void* user, degarble_stream** result) {
  *result = nullptr;
  return guarded([&] {
    *result = new degarble_stream(degarble::Fixer(options_or_default(options)), write, edit,
                                  nullptr, user);
  });
}

degarble_status degarble_fixer_stream_new(const degarble_fixer* fixer, degarble_write_fn write,
                                          degarble_edit_fn edit, degarble_finding_fn finding,
                                          void* user, degarble_stream** result) {
  *result = nullptr;
  return guarded([&] { *result = new degarble_stream(fixer->fixer, write, edit, finding, user); });
}

// Runs `body`, and hands on what came of it.
template <typename Body>
degarble_status progressed(degarble_stream& stream, Body body) {
  if (stream.stopped) return DEGARBLE_STOPPED;
  const degarble_status status = guarded(body);
  return status == DEGARBLE_OK ? stream.deliver() : status;
}

degarble_status degarble_stream_write(degarble_stream* stream, const char* bytes, size_t size) {
  return progressed(*stream, [&] { stream->stream.write({bytes, size}, stream->out); });
}

degarble_status degarble_stream_finish(degarble_stream* stream) {
  return progressed(*stream, [&] { stream->stream.finish(stream->out); });
}

void degarble_stream_free(degarble_stream* stream) { delete stream; }
