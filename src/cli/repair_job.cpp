#include "cli/repair_job.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <optional>
#include <string_view>

#include "cli/engines.hpp"
#include "cli/file_repair.hpp"
#include "cli/file_turns.hpp"
#include "cli/files.hpp"
#include "cli/ledger.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/tally.hpp"

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

bool shows_progress() { return ::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) != 1; }

class RepairJob {
 public:
  explicit RepairJob(const Job& job)
      : job_(job),
        engines_(job.options),
        progress_(shows_progress(), shows_progress() ? total_size(job) : 0),
        run_{job, engines_, progress_} {
    if (job.mode != Mode::in_place && job.output_folder.empty()) {
      run_.output = &output_.emplace(job.mode == Mode::write ? job.output : "-");
      run_.in_color = uses_color(job.color, *output_);
    }
    if (!job.ledger.empty()) open_ledger();
    run_.tells_total =
        job.summary || (!job.quiet && (job.recursive || job.dry_run || !job.files_from.empty() ||
                                       !job.output_folder.empty()));
    run_.listening.edits =
        ledger_ || job.mode == Mode::check || job.mode == Mode::diff || run_.tells_total;
    run_.listening.findings = job.mode == Mode::check || job.verbose || run_.tells_total;
  }

  Status run() {
    run_.tally.failed_files =
        take_turns(job_, company(),
                   [this](const NamedFile& file, Company company) -> std::unique_ptr<FileTask> {
                     return std::make_unique<FileRepair>(run_, file, company);
                   });
    const bool all_done = run_.tally.failed_files == 0;
    progress_.clear();
    finish(all_done);
    if (!all_done || run_.passed_binary) return Status::trouble;
    return run_.found ? Status::found : Status::done;
  }

 private:
  void open_ledger() {
    const bool is_of_files = job_.mode == Mode::in_place;
    run_.ledger = &ledger_.emplace(job_.ledger, is_of_files ? LedgerOf::files : LedgerOf::one_text);
    if (!is_of_files) run_.draft.emplace("", ChapterDraft::Keep::rows);
  }

  // The rows of one text have their places in all of it, and lines should come out as they come in.
  [[nodiscard]] Company company() const {
    return run_.draft || job_.options.line_buffered ? Company::alone : Company::others;
  }

  void finish(bool all_done) {
    const bool holds = all_done || !output_ || !output_->is_file();
    if (run_.draft && holds) ledger_->append(*run_.draft);
    if (output_) commit_output(job_, *output_, all_done);
    if (job_.summary) say(rows_of_rules(run_.tally));
    if (run_.tells_total) say(last_line(run_.tally));
  }

  const Job& job_;
  Engines engines_;
  Progress progress_;
  std::optional<Output> output_;
  std::optional<LedgerWriter> ledger_;
  RepairRun run_;
};

}  // namespace

Status repair_files(const Job& job) { return RepairJob(job).run(); }

}  // namespace degarble::cli
