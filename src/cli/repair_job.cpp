#include "cli/repair_job.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>

#include "cli/diff.hpp"
#include "cli/engines.hpp"
#include "cli/failure.hpp"
#include "cli/files.hpp"
#include "cli/filter.hpp"
#include "cli/in_place.hpp"
#include "cli/ledger.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/report.hpp"
#include "cli/tally.hpp"
#include "cli/visible.hpp"
#include "encodings/encodings.hpp"

namespace degarble::cli {
namespace {

bool uses_color(Color wanted, const Output& output) {
  if (wanted != Color::automatic) return wanted == Color::always;
  const char* const refused = std::getenv("NO_COLOR");  // https://no-color.org
  const char* const terminal = std::getenv("TERM");
  return output.is_terminal() && (refused == nullptr || *refused == 0) &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

// Bytes of all files; 0 if nobody knows.
std::uint64_t total_size(const Job& job) {
  std::uint64_t total = 0;
  for (const std::string& file : job.files) {
    struct stat status;
    const bool known = file == kStandard ? ::fstat(STDIN_FILENO, &status) == 0
                                         : ::stat(file.c_str(), &status) == 0;
    if (known && !S_ISREG(status.st_mode)) return 0;
    total += known ? static_cast<std::uint64_t>(status.st_size) : 0;
  }
  return total;
}

class RepairJob {
 public:
  explicit RepairJob(const Job& job)
      : job_(job), engines_(job.options), progress_(shows_progress(), total_size(job)) {
    if (job.mode != Mode::in_place && job.output_folder.empty())
      output_.emplace(job.mode == Mode::write ? job.output : "-");
    if (!job.ledger.empty()) {
      ledger_.emplace(job.ledger,
                      job.mode == Mode::in_place ? LedgerOf::files : LedgerOf::one_text);
    }
    tells_total_ =
        job.summary || (!job.quiet && (job.recursive || job.dry_run || !job.files_from.empty() ||
                                       !job.output_folder.empty()));
    listening_.edits = ledger_ || job.mode == Mode::check || job.mode == Mode::diff || tells_total_;
    takes_fingerprints_ = ledger_.has_value();
    listening_.findings = job.mode == Mode::check || job.verbose || tells_total_;
  }

  Status run() {
    const bool all_done = for_each_file(job_, [this](const std::string& file) {
      progress_.clear();
      named_ = &job_.named[static_cast<std::size_t>(&file - job_.files.data())];
      ++tally_.failed_files;  // until it is done
      one_file(file);
      --tally_.failed_files;
    });
    progress_.clear();
    finish(all_done);
    if (!all_done || passed_binary_) return Status::trouble;
    return found_ ? Status::found : Status::done;
  }

 private:
  [[nodiscard]] static bool shows_progress() {
    return ::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) != 1;
  }

  void one_file(const std::string& file) {
    changed_ = false;
    switch (job_.mode) {
      case Mode::write:
        return output_ ? write(file) : write_to_folder();
      case Mode::in_place:
        return repair_in_place(file);
      case Mode::check:
        return check(file);
      case Mode::diff:
        return diff(file);
      case Mode::list:
        return list(file);
      case Mode::detect:
        break;  // repairs nothing
    }
  }

  void finish(bool all_done) {
    const bool holds = all_done || !output_ || !output_->is_file();
    if (ledger_ && holds && job_.mode != Mode::in_place) ledger_->append(before_, after_);
    if (output_) commit_output(job_, *output_, all_done);
    if (job_.summary) say(rows_of_rules(tally_));
    if (tells_total_) say(last_line(tally_));
  }

  void write(const std::string& file) {
    Input input(file);
    refuse_own_output(input, *output_);
    std::optional<Bypass> bypass;  // several threads would read and send at once
    if (input.compression() != Compression::none) return write_packed(input, *output_);
    if (job_.threads <= 1) bypass.emplace(input.descriptor(), output_->descriptor());
    if (bypass) input.read_through(*bypass);
    go_over(input, [&](const Piece& piece) {
      if (bypass && piece.changed()) bypass->close();
      bypass ? output_->put(piece.output, *bypass) : output_->put(piece.output);
      return true;
    });
  }

  // What was compressed is compressed in the same way.
  void write_packed(Input& input, Output& output) {
    Compressor compressor(input.compression(), [&](std::string_view part) { output.put(part); });
    go_over(input, [&](const Piece& piece) {
      compressor.write(piece.output);
      return true;
    });
    compressor.finish();
    refuse_rest(input);
  }

  // Throws FileFailure where a compressed file could not be read to its end.
  static void refuse_rest(const Input& input) {
    if (!input.trouble().empty()) throw FileFailure(input.name() + ": " + input.trouble());
  }

  // Under the name that it has in its own folder.
  void write_to_folder() {
    const std::filesystem::path target = std::filesystem::path(job_.output_folder) / named_->inner;
    Input input(named_->path);
    if (!written_.insert(target.string()).second) {
      throw FileFailure(input.name() + ": another file was written to " + visible(target.string()));
    }
    std::error_code error;
    std::filesystem::create_directories(target.parent_path(), error);
    if (error) throw FileFailure(visible(target.parent_path().string()) + ": " + error.message());
    Output output(target.string());
    refuse_own_output(input, output);
    if (input.compression() != Compression::none) {
      write_packed(input, output);
    } else {
      go_over(input, [&](const Piece& piece) {
        output.put(piece.output);
        return true;
      });
    }
    output.commit();
  }

  void repair_in_place(const std::string& file) {
    InPlace in_place(file, job_.follow_links ? Links::follow : Links::refuse);
    delivered_ = 0;
    before_ = after_ = {};
    takes_fingerprints_ = ledger_ || in_place.is_fresh();
    if (ledger_) ledger_->begin(file);
    go_over(in_place.input(), [&](const Piece& piece) {
      piece.changed() ? in_place.change(piece.output) : in_place.keep(piece.output);
      return true;
    });
    refuse_rest(in_place.input());
    in_place.store();
    // Rows for a change that did not happen do no harm, a change without rows can't be undone.
    if (ledger_) ledger_->append(before_, after_);
    in_place.commit(job_.suffix, before_);
  }

  void check(const std::string& file) {
    Input input(file);
    Report report(input.name(), Reported::edits_and_findings, uses_color(job_.color, *output_),
                  [this](std::string_view line) {
                    found_ = true;
                    if (!job_.quiet) output_->put(line);
                  });
    go_over(input, [&](const Piece& piece) {
      report.add(piece);
      return !(job_.quiet && found_) || job_.summary;
    });
    refuse_rest(input);
  }

  void diff(const std::string& file) {
    Input input(file);
    Diff diff(name_for_output(input), uses_color(job_.color, *output_),
              [this](std::string_view part) {
                found_ = true;
                output_->put(part);
              });
    go_over(input, [&](const Piece& piece) {
      diff.add(piece);
      return true;
    });
    diff.finish();
    refuse_rest(input);
  }

  void list(const std::string& file) {
    Input input(file);
    go_over(input, [this](const Piece& piece) { return !piece.changed() || tells_total_; });
    if (!changed_) return;
    found_ = true;
    output_->put(name_for_output(input) + (job_.null_names ? std::string(1, '\0') : "\n"));
  }

  // As it is where a program reads it, and visible where a person does.
  [[nodiscard]] const std::string& name_for_output(const Input& input) const {
    return output_->is_terminal() ? input.name() : input.path();
  }

  // Repairs the input, and does with every piece what all modes do, and then what this one does.
  void go_over(Input& input, const Deliver& deliver) {
    FilterOptions options;
    input.limit_expansion(job_.most_expansion);
    options.listening = listening_;
    options.threads = job_.threads;
    options.two_pass = job_.two_pass;
    options.binary_is_text = job_.binary == Binary::text;
    options.engine = [&](std::string_view head) {
      // What came of input that grows may be little.
      const bool is_whole_head = !options.eager || input.is_file();
      return engines_.engine_for(without_compression(input.path()),
                                 is_whole_head ? head : std::string_view());
    };
    options.on_binary = [&] { refuse_binary(input); };
    options.eager =
        job_.options.line_buffered || input.is_terminal() || (output_ && output_->is_terminal());
    options.on_progress = [this](std::uint64_t bytes) { progress_.advance(bytes); };
    Report verbose(input.name(), Reported::findings, false, say);
    const Content content = filtered(input, options, [&](const Piece& piece) {
      record(piece);
      if (piece.previous_legacy != nullptr) warn_of_new_legacy(input, piece);
      if (job_.verbose && job_.mode != Mode::check) verbose.add(piece);
      const bool more = deliver(piece);
      if (options.eager && output_) output_->flush();
      return more;
    });
    ++tally_.files;
    tally_.changed_files += changed_ ? 1 : 0;
    if (content == Content::binary) tell_of_binary(input);
  }

  static Content filtered(Input& input, const FilterOptions& options, const Deliver& deliver) {
    try {
      return filter(input, options, deliver);
    } catch (const PassedOver&) {
      return Content::binary;
    }
  }

  void record(const Piece& piece) {
    changed_ = changed_ || piece.changed();
    tally_.add(piece);
    if (ledger_) {
      for (const Edit& edit : *piece.edits) {
        ledger_->add(edit, delivered_ - piece.offset + edit.span.begin);
      }
    }
    if (takes_fingerprints_) take_fingerprints(piece);
    delivered_ += piece.input.size();
  }

  // While nothing has changed, both are one.
  void take_fingerprints(const Piece& piece) {
    const bool were_one = before_ == after_;
    before_.add(piece.input);
    if (were_one && !piece.changed()) {
      after_ = before_;
    } else {
      after_.add(piece.output);
    }
  }

  // What is out stays out, but the user should know.
  void warn_of_new_legacy(const Input& input, const Piece& piece) {
    if (job_.quiet) return;
    progress_.clear();
    complain(input.name() + ": taken for " + std::string(piece.previous_legacy->name) +
             " up to byte " + std::to_string(piece.offset) + ", and for " +
             std::string(piece.legacy->name) +
             " from there on; --two-pass judges a file by all of it");
  }

  // Thrown for a binary file that nobody asked for, where only texts are written one after another.
  struct PassedOver {};

  void refuse_binary(const Input& input) const {
    const bool is_asked_for = named_->by_name || job_.binary == Binary::pass;
    if (job_.mode == Mode::write && output_ && !is_asked_for) throw PassedOver();
    if (job_.binary != Binary::fail) return;
    throw FileFailure(input.name() +
                      ": looks like a binary file; --binary=text repairs it as text");
  }

  void tell_of_binary(const Input& input) {
    ++tally_.binary_files;
    if (job_.binary == Binary::pass) return;
    const bool is_passed = job_.mode == Mode::write;
    // What nobody asked for by name is only counted.
    if (!named_->by_name) return;
    passed_binary_ = true;
    if (job_.quiet) return;
    progress_.clear();
    complain(input.name() + ": looks like a binary file, and is " +
             (is_passed ? "passed on as it is" : "skipped") +
             "; --binary=text says that it is text");
  }

  const Job& job_;
  Engines engines_;
  std::optional<Output> output_;
  std::optional<LedgerWriter> ledger_;
  Listening listening_;
  bool tells_total_ = false;
  const NamedFile* named_ = nullptr;  // that is gone over
  std::set<std::string> written_;     // in the folder of outputs
  Progress progress_;
  Tally tally_;
  bool takes_fingerprints_ = false;  // of what goes in and what comes out
  Fingerprint before_;
  Fingerprint after_;
  std::uint64_t delivered_ = 0;  // bytes of all inputs so far, in place of this one
  bool changed_ = false;         // whether this file would change
  bool passed_binary_ = false;   // whether what was written is not all text
  bool found_ = false;           // whether there was something to tell
};

}  // namespace

Status repair_files(const Job& job) { return RepairJob(job).run(); }

}  // namespace degarble::cli
