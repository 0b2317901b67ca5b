#include "cli/file_repair.hpp"

#include <filesystem>
#include <system_error>

#include "cli/bypass.hpp"
#include "cli/diff.hpp"
#include "cli/failure.hpp"
#include "cli/files.hpp"
#include "cli/report.hpp"
#include "cli/visible.hpp"
#include "encodings/encodings.hpp"

namespace degarble::cli {
namespace {

// Thrown for a binary file that nobody asked for, where only texts are written one after another.
struct PassedOver {};

Content filtered(Input& input, const FilterOptions& options, const Deliver& deliver) {
  try {
    return filter(input, options, deliver);
  } catch (const PassedOver&) {
    return Content::binary;
  }
}

// Throws FileFailure where a compressed file could not be read to its end.
void refuse_rest(const Input& input) {
  if (!input.trouble().empty()) throw FileFailure(input.name() + ": " + input.trouble());
}

}  // namespace

FileRepair::FileRepair(RepairRun& run, const NamedFile& file, Company company)
    : run_(run),
      job_(run.job),
      file_(file),
      threads_(company == Company::alone ? job_.threads : 1),
      outlet_(run.output, run.progress,
              company == Company::alone ? Outlet::When::at_once : Outlet::When::in_turn) {}

void FileRepair::work() {
  switch (job_.mode) {
    case Mode::write:
      return run_.output != nullptr ? write() : write_to_folder();
    case Mode::in_place:
      return repair_in_place();
    case Mode::check:
      return check();
    case Mode::diff:
      return diff();
    case Mode::list:
      return list();
    case Mode::detect:
      break;  // repairs nothing
  }
}

void FileRepair::hand_on() {
  outlet_.hand_on();
  run_.tally.add(tally_);
}

// Rows for a change that did not happen do no harm, a change without rows can't be undone.
void FileRepair::finish() {
  if (!in_place_ || run_.ledger == nullptr) return;
  run_.ledger->append(*draft_);
  commit_in_place();
}

void FileRepair::write() {
  Input input(file_.path);
  refuse_own_output(input, *run_.output);
  const auto put = [this](std::string_view bytes) { outlet_.put(bytes); };
  if (input.compression() != Compression::none) return put_packed(input, put);
  std::optional<Bypass> bypass;  // several threads would read and send at once
  if (outlet_.is_direct() && threads_ <= 1) {
    bypass.emplace(input.descriptor(), run_.output->descriptor());
    input.read_through(*bypass);
  }
  go_over(input, [&](const Piece& piece) {
    if (bypass && piece.changed()) bypass->close();
    bypass ? run_.output->put(piece.output, *bypass) : put(piece.output);
    return true;
  });
}

// What was compressed is compressed in the same way.
void FileRepair::put_packed(Input& input, const Compressor::Put& put) {
  Compressor compressor(input.compression(), put);
  go_over(input, [&](const Piece& piece) {
    compressor.write(piece.output);
    return true;
  });
  compressor.finish();
  refuse_rest(input);
}

// Under the name that it has in its own folder.
void FileRepair::write_to_folder() {
  const std::filesystem::path target = std::filesystem::path(job_.output_folder) / file_.inner;
  Input input(file_.path);
  claim_target(target.string(), input);
  std::error_code error;
  std::filesystem::create_directories(target.parent_path(), error);
  if (error) throw FileFailure(visible(target.parent_path().string()) + ": " + error.message());
  Output output(target.string());
  refuse_own_output(input, output);
  const auto put = [&](std::string_view bytes) { output.put(bytes); };
  if (input.compression() != Compression::none) {
    put_packed(input, put);
  } else {
    go_over(input, [&](const Piece& piece) {
      put(piece.output);
      return true;
    });
  }
  output.commit();
}

void FileRepair::claim_target(const std::string& target, const Input& input) {
  const std::lock_guard lock(run_.mutex);
  if (run_.written.insert(target).second) return;
  throw FileFailure(input.name() + ": another file was written to " + visible(target));
}

// With a ledger the file is changed when its rows are there, which is in the order of the files.
void FileRepair::repair_in_place() {
  in_place_ =
      std::make_unique<InPlace>(file_.path, job_.follow_links ? Links::follow : Links::refuse);
  if (run_.ledger != nullptr) {
    draft_.emplace(file_.path, ChapterDraft::Keep::rows);
  } else if (in_place_->is_fresh()) {
    draft_.emplace(file_.path, ChapterDraft::Keep::fingerprints);
  }
  go_over(in_place_->input(), [this](const Piece& piece) {
    piece.changed() ? in_place_->change(piece.output) : in_place_->keep(piece.output);
    return true;
  });
  refuse_rest(in_place_->input());
  in_place_->store();
  if (run_.ledger == nullptr) commit_in_place();
}

void FileRepair::commit_in_place() {
  in_place_->commit(job_.suffix, draft_ ? draft_->input() : Fingerprint());
}

void FileRepair::check() {
  Input input(file_.path);
  Report report(input.name(), Reported::edits_and_findings, run_.in_color,
                [this](std::string_view line) {
                  run_.found = true;
                  if (!job_.quiet) outlet_.put(line);
                });
  go_over(input, [&](const Piece& piece) {
    report.add(piece);
    return !(job_.quiet && run_.found) || job_.summary;
  });
  refuse_rest(input);
}

void FileRepair::diff() {
  Input input(file_.path);
  Diff diff(name_for_output(input), run_.in_color, [this](std::string_view part) {
    run_.found = true;
    outlet_.put(part);
  });
  go_over(input, [&](const Piece& piece) {
    diff.add(piece);
    return true;
  });
  diff.finish();
  refuse_rest(input);
}

void FileRepair::list() {
  Input input(file_.path);
  go_over(input, [this](const Piece& piece) { return !piece.changed() || run_.tells_total; });
  if (changed_) {
    run_.found = true;
    outlet_.put(name_for_output(input) + (job_.null_names ? std::string(1, '\0') : "\n"));
  }
  refuse_rest(input);
}

// As it is where a program reads it, and visible where a person does.
const std::string& FileRepair::name_for_output(const Input& input) const {
  return run_.output->is_terminal() ? input.name() : input.path();
}

// Whether a person sees what goes in, or what comes out.
bool FileRepair::is_watched(const Input& input) const {
  return input.is_terminal() || (run_.output != nullptr && run_.output->is_terminal());
}

FilterOptions FileRepair::filter_options(Input& input) {
  FilterOptions options;
  options.listening = run_.listening;
  options.threads = threads_;
  options.two_pass = job_.two_pass;
  options.binary_is_text = job_.binary == Binary::text;
  options.eager = job_.options.line_buffered || (is_watched(input) && !input.is_file());
  options.engine = [&, is_eager = options.eager](std::string_view head) {
    // What came of input that grows may be little.
    const bool is_whole_head = !is_eager || input.is_file();
    return run_.engines.engine_for(without_compression(input.path()),
                                   is_whole_head ? head : std::string_view());
  };
  options.on_binary = [&] { refuse_binary(input); };
  options.on_progress = [this](std::uint64_t bytes) { outlet_.advance(bytes); };
  return options;
}

// Repairs the input, and does with every piece what all modes do, and then what this one does.
void FileRepair::go_over(Input& input, const Deliver& deliver) {
  input.limit_expansion(job_.most_expansion);
  const FilterOptions options = filter_options(input);
  Report verbose(input.name(), Reported::findings, false,
                 [this](std::string_view line) { outlet_.say(line); });
  const bool is_awaited = job_.options.line_buffered || is_watched(input);
  const Content content = filtered(input, options, [&](const Piece& piece) {
    record(piece);
    if (piece.previous_legacy != nullptr) warn_of_new_legacy(input, piece);
    if (job_.verbose && job_.mode != Mode::check) verbose.add(piece);
    const bool more = deliver(piece);
    if (is_awaited && outlet_.is_direct() && run_.output != nullptr) run_.output->flush();
    return more;
  });
  ++tally_.files;
  tally_.changed_files += changed_ ? 1 : 0;
  if (content == Content::binary) tell_of_binary(input);
}

void FileRepair::record(const Piece& piece) {
  changed_ = changed_ || piece.changed();
  tally_.add(piece);
  if (run_.draft) run_.draft->add(piece);
  if (draft_) draft_->add(piece);
}

// What is out stays out, but the user should know.
void FileRepair::warn_of_new_legacy(const Input& input, const Piece& piece) {
  if (job_.quiet) return;
  outlet_.complain(input.name() + ": taken for " + std::string(piece.previous_legacy->name) +
                   " up to byte " + std::to_string(piece.offset) + ", and for " +
                   std::string(piece.legacy->name) +
                   " from there on; --two-pass judges a file by all of it");
}

void FileRepair::refuse_binary(const Input& input) const {
  const bool is_asked_for = file_.by_name || job_.binary == Binary::pass;
  if (job_.mode == Mode::write && run_.output != nullptr && !is_asked_for) throw PassedOver();
  if (job_.binary != Binary::fail) return;
  throw FileFailure(input.name() + ": looks like a binary file; --binary=text repairs it as text");
}

void FileRepair::tell_of_binary(const Input& input) {
  ++tally_.binary_files;
  if (job_.binary == Binary::pass) return;
  const bool is_passed = job_.mode == Mode::write;
  // What nobody asked for by name is only counted.
  if (!file_.by_name) return;
  run_.passed_binary = true;
  if (job_.quiet) return;
  outlet_.complain(input.name() + ": looks like a binary file, and is " +
                   (is_passed ? "passed on as it is" : "skipped") +
                   "; --binary=text says that it is text");
}

}  // namespace degarble::cli
