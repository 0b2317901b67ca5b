// What a job does with one file: repairs it, and puts what its mode wants to where it belongs.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "cli/chapter_draft.hpp"
#include "cli/engines.hpp"
#include "cli/file_turns.hpp"
#include "cli/filter.hpp"
#include "cli/in_place.hpp"
#include "cli/input.hpp"
#include "cli/job.hpp"
#include "cli/ledger.hpp"
#include "cli/outlet.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/tally.hpp"

namespace degarble::cli {

// What the repairs of all files of a job share.
struct RepairRun {
  const Job& job;
  Engines& engines;
  Progress& progress;
  Output* output = nullptr;  // where what comes out is put; null where each file has its own place
  LedgerWriter* ledger = nullptr;
  std::optional<ChapterDraft> draft =
      {};  // of the ledger of all that is put out, which is one text
  Listening listening = {};
  bool in_color = false;
  bool tells_total = false;

  Tally tally = {};                         // added to in the order of the files
  std::atomic<bool> found = false;          // whether there was something to tell
  std::atomic<bool> passed_binary = false;  // whether what was written is not all text
  std::mutex mutex = {};                    // of what follows
  std::set<std::string> written = {};       // in the folder of outputs
};

class FileRepair : public FileTask {
 public:
  // All must outlive it.
  FileRepair(RepairRun& run, const NamedFile& file, Company company);

  void work() override;
  void hand_on() override;
  void finish() override;

 private:
  void write();
  void put_packed(Input& input, const Compressor::Put& put);
  void write_to_folder();
  void claim_target(const std::string& target, const Input& input);
  void repair_in_place();
  void commit_in_place();
  void check();
  void diff();
  void list();

  void go_over(Input& input, const Deliver& deliver);
  [[nodiscard]] bool is_watched(const Input& input) const;
  [[nodiscard]] FilterOptions filter_options(Input& input);
  void record(const Piece& piece);
  void warn_of_new_legacy(const Input& input, const Piece& piece);
  void refuse_binary(const Input& input) const;
  void tell_of_binary(const Input& input);
  [[nodiscard]] const std::string& name_for_output(const Input& input) const;

  RepairRun& run_;
  const Job& job_;
  const NamedFile& file_;
  std::size_t threads_;
  Outlet outlet_;
  Tally tally_;
  bool changed_ = false;               // whether the file would change
  std::unique_ptr<InPlace> in_place_;  // where the file is repaired in place
  std::optional<ChapterDraft> draft_;  // of its own rows, or of its fingerprints
};

}  // namespace degarble::cli
