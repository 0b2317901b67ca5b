#include "cli/walk.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <system_error>

#include "cli/failure.hpp"
#include "cli/glob.hpp"
#include "cli/ignore_rules.hpp"
#include "cli/input.hpp"
#include "cli/messages.hpp"
#include "cli/visible.hpp"

namespace degarble::cli {
namespace {

namespace fs = std::filesystem;

// The rules of a folder and of those around it.
struct FolderRules {
  const FolderRules* outer = nullptr;
  std::string folder;  // absolute, with a slash at its end
  IgnoreRules own;     // of .ignore
  IgnoreRules git;     // of .gitignore
  bool is_in_repository = false;
};

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

FolderRules rules_in(const fs::path& folder, const FolderRules* outer) {
  const bool is_in_repository =
      (outer != nullptr && outer->is_in_repository) || is_there(folder / ".git");
  return {
      outer, folder.string() + "/", IgnoreRules::of_file((folder / ".ignore").string()),
      is_in_repository ? IgnoreRules::of_file((folder / ".gitignore").string()) : IgnoreRules(""),
      is_in_repository};
}

// The innermost folder that has something to say decides; .ignore has more say than .gitignore.
bool is_ignored(const std::string& path, bool is_directory, const FolderRules* innermost) {
  for (const bool of_git : {false, true}) {
    for (const FolderRules* rules = innermost; rules != nullptr; rules = rules->outer) {
      const std::string_view inner = std::string_view(path).substr(rules->folder.size());
      const auto verdict = (of_git ? rules->git : rules->own).verdict(inner, is_directory);
      if (verdict) return *verdict;
    }
  }
  return false;
}

// What was found so far.
struct FoundFiles {
  std::vector<NamedFile> files;
  bool are_all = true;  // whether all folders could be read
};

class Walk {
 public:
  Walk(const Job& job, FoundFiles& found) : job_(job), found_(found) {}

  void folder(const std::string& name) {
    root_ = name;
    std::error_code error;
    const fs::path absolute = fs::canonical(name, error);
    if (error) return complain_of(name, error);
    around_.clear();
    const FolderRules* outer = nullptr;
    if (!job_.no_ignore) outer = rules_around(absolute);
    go_into(name, absolute, outer);
  }

 private:
  // The rules of the folders around this one, as far as they are of one repository.
  const FolderRules* rules_around(const fs::path& folder) {
    fs::path repository = folder;
    while (!is_there(repository / ".git") && repository != repository.root_path()) {
      repository = repository.parent_path();
    }
    if (!is_there(repository / ".git") || repository == folder) return nullptr;
    const FolderRules* outer = nullptr;
    fs::path at = repository;
    for (const fs::path& part : folder.lexically_relative(repository)) {
      around_.push_back(std::make_unique<FolderRules>(rules_in(at, outer)));
      outer = around_.back().get();
      at /= part;
    }
    return outer;
  }

  void go_into(const std::string& name, const fs::path& absolute, const FolderRules* outer) {
    if (job_.follow_links && !visited_.insert(absolute.string()).second) return;  // a circle
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator at(name, error), end; !error && at != end; at.increment(error)) {
      entries.push_back(*at);
    }
    if (error) return complain_of(name, error);
    std::ranges::sort(entries);
    const std::optional<FolderRules> rules =
        job_.no_ignore ? std::nullopt : std::optional(rules_in(absolute, outer));
    for (const fs::directory_entry& entry : entries) {
      take(entry, absolute, rules ? &*rules : nullptr);
    }
  }

  void take(const fs::directory_entry& entry, const fs::path& folder, const FolderRules* rules) {
    const std::string last = entry.path().filename().string();
    if (last.starts_with('.') && !job_.hidden) return;
    std::error_code error;
    if (entry.is_symlink(error) && !job_.follow_links) return;
    const bool is_directory = entry.is_directory(error);
    if (!is_directory && !entry.is_regular_file(error)) return;
    const std::string absolute = (folder / last).string();
    if (rules != nullptr && is_ignored(absolute, is_directory, rules)) return;
    const std::string path = entry.path().string();
    const std::string inner = fs::path(path).lexically_relative(root_).string();
    if (is_excluded(inner)) return;
    if (is_directory) {
      const fs::path real = job_.follow_links ? fs::canonical(path, error) : fs::path(absolute);
      if (!error) go_into(path, real, rules);
    } else if (is_included(inner, last) && !is_own(path)) {
      found_.files.push_back({root_ == "." ? inner : path, inner, false});
    }
  }

  [[nodiscard]] bool is_excluded(const std::string& inner) const {
    return std::ranges::any_of(
        job_.exclude, [&](const std::string& pattern) { return matches_file(pattern, inner); });
  }

  [[nodiscard]] bool is_included(const std::string& inner, const std::string& last) const {
    if (!job_.suffix.empty() && last.ends_with(job_.suffix)) return false;  // a backup
    return job_.include.empty() || std::ranges::any_of(job_.include, [&](const std::string& glob) {
             return matches_file(glob, inner);
           });
  }

  // Whether the job writes the file for itself.
  [[nodiscard]] bool is_own(const std::string& path) const {
    return is_same(path, job_.ledger) || is_same(path, job_.output);
  }
  [[nodiscard]] static bool is_same(const std::string& path, const std::string& other) {
    std::error_code error;
    return !other.empty() && other != kStandard && fs::equivalent(path, other, error);
  }

  void complain_of(const std::string& name, const std::error_code& error) {
    complain(visible(name) + ": " + error.message());
    found_.are_all = false;
  }

  const Job& job_;
  FoundFiles& found_;
  std::string root_;
  std::vector<std::unique_ptr<FolderRules>> around_;
  std::set<std::string> visited_;
};

void add_names(std::istream& list, char end, std::vector<std::string>& names) {
  for (std::string name; std::getline(list, name, end);) {
    if (end == '\n' && name.ends_with('\r')) name.pop_back();
    if (!name.empty()) names.push_back(name);
  }
}

std::vector<std::string> listed_files(const Job& job) {
  std::vector<std::string> names;
  const char end = job.null_names ? '\0' : '\n';
  if (job.files_from == kStandard) {
    add_names(std::cin, end, names);
    return names;
  }
  std::ifstream list(job.files_from, std::ios::binary);
  if (!list) fail<Failure>(visible(job.files_from));
  add_names(list, end, names);
  return names;
}

}  // namespace

bool gather_files(Job& job) {
  FoundFiles found;
  Walk walk(job, found);
  const auto take = [&](const std::string& name) {
    std::error_code error;
    if (job.recursive && name != kStandard && fs::is_directory(name, error)) {
      walk.folder(name);
    } else {
      found.files.push_back({name, fs::path(name).filename().string(), true});
    }
  };
  std::ranges::for_each(job.files, take);
  if (!job.files_from.empty()) std::ranges::for_each(listed_files(job), take);
  job.named = std::move(found.files);
  job.files.clear();
  for (const NamedFile& file : job.named) job.files.push_back(file.path);
  return found.are_all;
}

}  // namespace degarble::cli
