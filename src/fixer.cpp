// The only file that knows the order of the stages: compiles the options, and repairs a block.
#include <algorithm>
#include <array>
#include <string>

#include "container.hpp"
#include "core/batch.hpp"
#include "core/edits.hpp"
#include "detect/binary.hpp"
#include "detect/signs.hpp"
#include "encodings/converter.hpp"
#include "scan/scan.hpp"
#include "sequencer.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

// Every round undoes one layer of damage at least, or is the last. Nobody has seen more than five.
constexpr int kMostRounds = 8;

// Carries a block through the stages.
class BlockRepair {
 public:
  BlockRepair(const Task& task, const Engine& engine, Listening listening)
      : task_(task),
        engine_(engine),
        listening_(listening),
        profile_(task.profile),
        block_(task.block) {}

  Repaired run() {
    if (needs_decoding()) decode_block();
    if (is_first() && block_.text != task_.block.text) correct_declaration();
    do {
      carry_out_all();
    } while (has_become_stateful());
    return result();
  }

 private:
  enum class Must : unsigned char { be_sure, decode };

  void carry_out_all() {
    bool changed = true;
    for (int round = 0; changed && round < kMostRounds; ++round) {
      changed = false;
      for (Stage& stage : stages_) changed |= carry_out(stage);
    }
    if (changed) forget_unsure();  // their places are those of earlier texts
  }

  // Whether the text is in a stateful encoding once its last character above ASCII was repaired, or
  // an escape that was none: then it is decoded, as it would be on a second pass.
  bool has_become_stateful() {
    const bool is_open = profile_.transfer == nullptr && engine_.has(Rule::legacy);
    const bool is_new = !task_.survey.ascii || version_ > 0;
    if (!is_open || !is_new || scan::find_non_ascii(block_.text) < block_.text.size()) return false;
    profile_.transfer = find_stateful(block_.text);
    if (profile_.transfer == nullptr) return false;
    decode_block();
    ++version_;
    return true;
  }

  [[nodiscard]] bool needs_decoding() const {
    return task_.profile.transfer != nullptr || task_.survey.ill_formed < block_.text.size();
  }

  void decode_block() {
    if (listening_.edits || listening_.findings) {
      Edits edits = decode(block_, profile_, engine_);
      if (listening_.findings) tell_of_doubt(edits);
      Edits unsure;  // what stands is no finding
      take(std::move(edits), Must::decode, unsure);
    } else {
      text_ = decoded_text(block_, profile_, engine_);
      block_ = {text_, block_.before, block_.last};
    }
  }

  // The first edit by an encoding that is not sure. Something has to be read.
  void tell_of_doubt(const Edits& edits) {
    const auto is_unsure = [&](const Edit& edit) {
      return edit.confidence < engine_.min_confidence;
    };
    const auto found = std::ranges::find_if(edits, is_unsure);
    if (found == edits.end()) return;
    const Span span{found->span.begin + task_.offset, found->span.end + task_.offset};
    found_.push_back({span, found->original, found->text, found->rules, found->confidence});
  }

  [[nodiscard]] bool is_first() const { return task_.offset == 0 && task_.block.before.empty(); }

  void correct_declaration() {
    if (!engine_.has(Rule::declaration)) return;
    Edits left;  // where it may not be changed
    take(correct_declarations(block_.text), Must::be_sure, left);
    if (!listening_.findings) return;
    for (const Edit& edit : left) found_.push_back(finding(edit));
  }

  // A stage, and what it said when it was asked last.
  struct Stage {
    bool is_wanted;
    Edits (*propose)(const Block&, const Profile&, const Engine&);
    int version = -1;      // of the text that it saw
    bool is_done = false;  // it proposes the same of the text with its edits
    Edits unsure = {};
  };

  // A stage that has seen the text has nothing more to say of it.
  bool carry_out(Stage& stage) {
    if (!stage.is_wanted || stage.version == version_) return false;
    const int seen = version_;
    stage.version = version_;
    stage.unsure.clear();
    Edits edits = stage.propose(block_, task_.profile, engine_);
    stage.is_done = std::ranges::all_of(edits, keeps_evidence);
    const bool changed = take(std::move(edits), Must::be_sure, stage.unsure);
    if (changed && !listening_.findings) spare_repetitions(seen);
    return changed;
  }

  // After a change to the text whose version was `seen`: whoever has seen that, and proposed
  // nothing but edits that keep the evidence, has nothing to say of the new one.
  void spare_repetitions(int seen) {
    const auto has_more_to_say = [&](const Stage& stage) {
      return stage.is_wanted && stage.version == seen && !stage.is_done;
    };
    if (std::ranges::any_of(stages_, has_more_to_say)) return;
    for (Stage& stage : stages_) {
      if (stage.version == seen) stage.version = version_;
    }
  }

  // Carries out what is sure, and keeps the rest for the findings. Bytes have to become UTF-8,
  // however unsure their encoding is. Whether the text changed.
  bool take(Edits edits, Must must, Edits& unsure) {
    if (edits.empty()) return false;
    const auto applies = [&](const Edit& edit) {
      const bool sure = must == Must::decode || edit.confidence >= engine_.min_confidence;
      return sure && edit.text != edit.original;
    };
    if (listening_.findings) {
      std::ranges::copy_if(edits, std::back_inserter(unsure), std::not_fn(applies));
    }
    std::erase_if(edits, std::not_fn(applies));
    if (edits.empty()) return false;
    if (engine_.explain) explain(edits);
    std::string next = replay(edits, block_.text);
    if (listening_.edits || listening_.findings) all_ = compose(all_, block_.text, edits);
    text_ = std::move(next);
    block_ = {text_, block_.before, block_.last};
    ++version_;
    return true;
  }

  void forget_unsure() {
    for (Stage& stage : stages_) stage.unsure.clear();
  }

  // What a rule has no more to say of than what it is for.
  static void explain(Edits& edits) {
    for (Edit& edit : edits) {
      if (!edit.reason.empty()) continue;
      for (const RuleInfo& row : rule_table()) {
        if (holds(edit.rules, row.rule)) edit.reason = row.summary;
      }
    }
  }

  Repaired result() {
    Repaired repaired;
    repaired.findings = findings();
    for (Edit& edit : all_) {
      edit.span.begin += task_.offset;
      edit.span.end += task_.offset;
    }
    repaired.unchanged = block_.text == task_.block.text;
    if (!repaired.unchanged) repaired.text = std::move(text_);
    if (listening_.edits) repaired.edits = std::move(all_);
    return repaired;
  }

  [[nodiscard]] Findings findings() const {
    Findings findings = found_;
    if (!listening_.findings) return findings;
    if (task_.profile.previous_legacy != nullptr) {  // what is out stays out
      findings.push_back({{task_.offset, task_.offset},
                          {},
                          {},
                          set_of(Rule::legacy),
                          task_.profile.legacy_confidence});
    }
    if (task_.profile.transfer == nullptr && engine_.has(Rule::stray_nul) &&
        !engine_.has(Rule::controls))
      add_stray_nuls(findings);
    for (const Stage& stage : stages_) {
      for (const Edit& edit : stage.unsure) findings.push_back(finding(edit));
    }
    std::ranges::stable_sort(findings, {}, [](const Finding& f) { return f.span.begin; });
    return findings;
  }

  void add_stray_nuls(Findings& findings) const {
    for (const std::size_t at : stray_nuls(task_.block.text)) {
      const std::uint64_t begin = task_.offset + at;
      findings.push_back({{begin, begin + 1},
                          std::string(1, '\0'),
                          {},
                          set_of(Rule::stray_nul),
                          info(Rule::stray_nul).confidence});
    }
  }

  [[nodiscard]] Finding finding(const Edit& unsure) const {
    const Span span = source_span(all_, unsure.span);
    return {{span.begin + task_.offset, span.end + task_.offset},
            std::string(task_.block.text.substr(span.begin, span.size())),
            unsure.text == unsure.original ? std::string() : unsure.text,
            unsure.rules,
            unsure.confidence};
  }

  const Task& task_;
  const Engine& engine_;
  Listening listening_;
  Profile profile_;  // that of the task, until the text is found to be in another encoding
  Block block_;
  std::string text_;  // the block's text, once it has changed
  Edits all_;
  Findings found_;  // of the decoded text
  std::array<Stage, 3> stages_{
      {{engine_.repairs, repair}, {engine_.restores, restore}, {engine_.normalizes, normalize}}};
  int version_ = 0;  // of the text: how often it has changed
};

// The encoding that the value of an option names, or null for none.
const Encoding* named_encoding(const std::string& option, const std::string& label) {
  if (label.empty() || label == "auto") return nullptr;
  const Encoding* const found = find_encoding(label);
  if (found == nullptr) {
    throw Error(option + ": no encoding is called \"" + label +
                "\"; labels are those of the WHATWG Encoding Standard, such as windows-1252, "
                "shift_jis or koi8-r");
  }
  (void)decode_characters(*found, " ");  // throws now, not later, if ICU has no converter
  return found;
}

// A value is a text by itself, which was decoded with its file.
void add_engines_of_containers(Engine& engine, const Options& options) {
  Engine of_values = engine;
  of_values.from = of_values.hint = nullptr;
  of_values.line_buffered = false;
  Engine of_structure = engine;
  of_structure.repairs = of_structure.restores = of_structure.normalizes = false;
  of_structure.line_buffered = false;
  engine.format = options.as;
  engine.selection = std::make_shared<const Selection>(Selection{options.field, options.column});
  engine.of_values = std::make_shared<const Engine>(std::move(of_values));
  engine.of_structure = std::make_shared<const Engine>(std::move(of_structure));
}

}  // namespace

std::shared_ptr<const Engine> compile(const Options& options) {
  if (options.min_confidence < 0 || options.min_confidence > 100) {
    throw Error("min-confidence is " + std::to_string(options.min_confidence) +
                "; it takes a whole number from 0 to 100");
  }
  const bool nlp = options.profile == Preset::nlp;
  Engine engine;
  engine.rules = chosen_rules(options);
  engine.min_confidence = options.min_confidence;
  engine.scratch = make_scratch();
  engine.form = options.form.value_or(nlp ? Form::nfkc : Form::nfc);
  engine.newlines = options.newlines.value_or(nlp ? Newlines::lf : Newlines::keep);
  // Who names a form or a kind of line end wants it, whatever the profile.
  if (options.form) engine.rules |= set_of(Rule::form);
  if (options.newlines) engine.rules |= set_of(Rule::newlines);
  engine.repairs = holds_any(engine.rules, rules_named("repair"));
  engine.restores = holds_any(engine.rules, rules_named("restore"));
  engine.normalizes = holds_any(engine.rules, rules_named("normalize"));
  engine.from = named_encoding("--from", options.from);
  engine.hint = named_encoding("--hint", options.hint);
  engine.apostrophe = options.apostrophe;
  engine.assume_dropped = options.assume_dropped;
  engine.line_buffered = options.line_buffered;
  engine.explain = options.explain;
  if (options.as != Format::plain) add_engines_of_containers(engine, options);
  return std::make_shared<const Engine>(engine);
}

Repaired repair_task(const Task& task, const Engine& engine, Listening listening) {
  if (task.carrier != nullptr) return repair_container(task, engine, listening);
  return BlockRepair(task, task.is_only_decoded ? *engine.of_structure : engine, listening).run();
}

inline namespace v1 {

Fixer::Fixer(const Options& options) : engine_(compile(options)) {}

std::string Fixer::fix(std::string_view bytes) const {
  std::string out;
  Stream stream(*this);
  stream.write(bytes, out);
  stream.finish(out);
  return out;
}

std::string Fixer::fix(std::string_view bytes, Edits& edits) const {
  edits.clear();
  std::string out;
  Stream stream(*this, [&](const Edit& edit) { edits.push_back(edit); });
  stream.write(bytes, out);
  stream.finish(out);
  return out;
}

std::string Fixer::fix(std::string_view bytes, Edits& edits, Findings& findings) const {
  edits.clear();
  findings.clear();
  std::string out;
  Stream stream(
      *this, [&](const Edit& edit) { edits.push_back(edit); },
      [&](const Finding& finding) { findings.push_back(finding); });
  stream.write(bytes, out);
  stream.finish(out);
  return out;
}

std::vector<std::string> Fixer::fix_batch(std::span<const std::string_view> texts,
                                          unsigned threads) const {
  std::vector<std::string> fixed(texts.size());
  run_batch(
      texts.size(), thread_count(threads), [&](std::size_t i) { fixed[i] = fix(texts[i]); },
      [] { return true; });
  return fixed;
}

std::string fix(std::string_view bytes, const Options& options) {
  return Fixer(options).fix(bytes);
}

std::string_view version() noexcept { return DEGARBLE_VERSION; }

}  // namespace v1
}  // namespace degarble
