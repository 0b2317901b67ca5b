#include "text/zoning/addresses.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include "text/zoning/bytes.hpp"

namespace degarble::zoning {
namespace {

// What stands between addresses; in code and data, also what stands between names.
constexpr std::string_view kApart = " \t\"<>`|'";
constexpr std::string_view kNamesApart = " \t\"<>`|'()[]{},;=*!?&^";
constexpr std::string_view kTrailing = ".,;:!?)]}*'+";

constexpr std::string_view kSchemes[] = {"mailto:", "urn:", "doi:", "tel:", "news:", "data:"};

// Top-level domains that are no words behind a full stop without a space ("stop.it was").
constexpr std::string_view kDomains[] = {
    "ac",  "ai",  "app", "arpa", "au",   "biz",    "blog", "br",      "ca", "ch",    "cloud",
    "cn",  "com", "cz",  "de",   "dev",  "edu",    "eu",   "example", "fi", "fr",    "gov",
    "gr",  "hu",  "ie",  "il",   "info", "int",    "io",   "jp",      "kr", "local", "localhost",
    "mil", "mx",  "net", "nl",   "nz",   "online", "org",  "pl",      "pt", "ro",    "ru",
    "sk",  "tv",  "tw",  "ua",   "uk",   "us",     "xyz",  "za"};

constexpr std::string_view kExtensions[] = {
    "adoc", "aff",     "apk",   "asm",  "asp",    "aspx", "avi",  "awk",   "bak",   "bat",
    "bib",  "bin",     "bmp",   "bz2",  "c",      "cc",   "cfg",  "cmake", "cnf",   "conf",
    "cpp",  "cs",      "css",   "csv",  "cxx",    "dat",  "db",   "deb",   "dic",   "dll",
    "doc",  "docx",    "dtd",   "eml",  "eot",    "eps",  "epub", "exe",   "flac",  "gif",
    "go",   "gz",      "h",     "hh",   "hpp",    "hs",   "htm",  "html",  "hxx",   "ico",
    "inc",  "ini",     "ipynb", "iso",  "jar",    "java", "jpeg", "jpg",   "js",    "json",
    "jsp",  "jsx",     "kt",    "lisp", "lock",   "log",  "lua",  "mbox",  "md",    "mjs",
    "mkv",  "mo",      "mov",   "mp3",  "mp4",    "mpg",  "odt",  "ogg",   "otf",   "pdf",
    "php",  "pl",      "plist", "pm",   "png",    "po",   "pot",  "ppt",   "pptx",  "properties",
    "ps",   "psd",     "py",    "pyc",  "rar",    "rb",   "rpm",  "rs",    "rst",   "rtf",
    "scss", "service", "sh",    "sql",  "sqlite", "srt",  "svg",  "swift", "tar",   "tcl",
    "tex",  "tgz",     "tif",   "tiff", "toml",   "ts",   "tsv",  "tsx",   "ttf",   "txt",
    "vim",  "vtt",     "wav",   "webm", "webp",   "wmv",  "woff", "woff2", "xhtml", "xls",
    "xlsx", "xml",     "xsd",   "xsl",  "xslt",   "xz",   "yaml", "yml",   "zip",   "zsh"};

constexpr std::string_view kRoots[] = {"bin",   "boot", "dev", "etc",  "home", "lib",
                                       "media", "mnt",  "opt", "proc", "root", "run",
                                       "sbin",  "srv",  "sys", "tmp",  "usr",  "var"};

bool is_listed(std::string_view name, std::span<const std::string_view> list) {
  return std::ranges::binary_search(list, name);
}
static_assert(std::ranges::is_sorted(kDomains) && std::ranges::is_sorted(kExtensions) &&
              std::ranges::is_sorted(kRoots));

bool is_alphanumeric_at(std::string_view name, std::size_t at) {
  return is_ascii_alphanumeric(at_or_nul(name, at));
}

bool has_scheme(std::string_view piece) {
  const std::size_t slashes = piece.find("://");
  if (slashes != kNone && slashes > 1) return is_ascii_letter(piece[slashes - 1]);
  if (piece.starts_with("www.")) return true;
  return std::ranges::any_of(kSchemes, [&](std::string_view scheme) {
    return piece.starts_with(scheme) && is_alphanumeric_at(piece, scheme.size());
  });
}

// "a=1&reg=2", "?page=3": the query of an address without the address.
bool is_query(std::string_view piece) {
  const std::size_t equals = piece.find('=');
  if (equals == kNone || equals == 0) return false;
  const std::size_t amp = piece.find('&', equals);
  if (amp != kNone && piece.find('=', amp) != kNone)
    return is_ascii_letter(at_or_nul(piece, amp + 1));
  return piece.front() == '?' && equals > 1 && is_ascii_alphanumeric(piece[1]);
}

std::string_view last_label(std::string_view name, char dot) {
  return name.substr(name.rfind(dot) + 1);
}

// Two labels and more, the last of them a top-level domain.
bool is_domain(std::string_view name) {
  const std::size_t slash = std::min(name.find_first_of("/:#"), name.size());
  const std::string_view host = name.substr(0, slash);
  const std::size_t dot = host.rfind('.');
  if (dot == kNone || dot < 2 || !is_listed(host.substr(dot + 1), kDomains)) return false;
  return host.find("..") == kNone && std::ranges::all_of(host, [](char c) {
           return is_ascii_alphanumeric(c) || c == '.' || c == '-' || !is_ascii(c);
         });
}

bool is_mail(std::string_view name) {
  const std::size_t sign = name.find('@');
  if (sign == kNone || sign == 0 || !is_ascii_alphanumeric(name[sign - 1])) return false;
  const std::string_view host = name.substr(sign + 1);
  const std::size_t dot = host.find('.');
  return is_alphanumeric_at(host, 0) && dot != kNone && is_alphanumeric_at(host, dot + 1);
}

bool is_file(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == kNone || dot < 2 || name.size() - dot > 12) return false;
  char lower[12] = {};
  const std::string_view extension = name.substr(dot + 1);
  std::ranges::transform(extension, lower, [](char c) {
    return static_cast<char>(is_ascii_capital(c) ? c | 0x20 : c);
  });
  return is_name_byte(name[dot - 1]) && is_listed({lower, extension.size()}, kExtensions);
}

// "/usr/bin", "~/x", "./x", "src/a.cpp", "C:\x", "\\host\x"; not "and/or", "1/2", "/s".
bool is_path(std::string_view name) {
  if (name.size() < 3) return false;
  if (is_ascii_letter(name[0]) && name[1] == ':' && (name[2] == '\\' || name[2] == '/'))
    return true;
  if (name.starts_with("\\\\") && is_ascii_alphanumeric(name[2])) return true;
  const std::size_t slash = name.find('/');
  if (slash == kNone) return false;
  const std::size_t second = name.find('/', slash + 1);
  if (slash == 0) {
    const std::string_view first = name.substr(1, second == kNone ? kNone : second - 1);
    return is_listed(first, kRoots) ||
           (second != kNone && first.size() > 1 && is_name_byte(first[0]));
  }
  const std::string_view first = name.substr(0, slash);
  if (first == "." || first == ".." || (first[0] == '~' && slash < 16)) {
    return slash + 1 < name.size();
  }
  return is_file(last_label(name, '/'));
}

// "lower" and "Upper" in one word that is no name of a person or a product: "getValue".
bool is_camel(std::string_view name) {
  constexpr std::size_t kShortest = 6;  // "iPhone" and "macOS" are names
  if (name.size() < kShortest || !std::ranges::all_of(name, is_ascii_alphanumeric)) return false;
  const std::size_t hump =
      static_cast<std::size_t>(std::ranges::find_if(name, is_ascii_capital) - name.begin());
  return hump > 1 && hump < name.size() && std::ranges::all_of(name.substr(0, hump), is_small);
}

// A sign of programs between two letters or digits of the name.
bool joins(std::string_view name, std::string_view sign) {
  const std::size_t at = name.find(sign);
  return at != kNone && at > 0 && is_alphanumeric_at(name, at - 1) &&
         is_alphanumeric_at(name, at + sign.size());
}

// "java.util.List": three labels and more of two letters and more.
bool is_dotted(std::string_view name) {
  std::size_t labels = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t dot = std::min(name.find('.', at), name.size());
    if (dot - at < 2 || !is_ascii_letter(name[at])) return false;
    if (labels < 2 && !std::ranges::all_of(name.substr(at, dot - at), is_name_byte)) return false;
    if (labels == 0 && !is_small(name[at])) return false;
    ++labels;
    at = dot + 1;
  }
  return labels > 2;
}

bool is_identifier(std::string_view name) {
  if (name.front() == '$') return name.size() > 2 && is_ascii_letter(name[1]);
  return joins(name, "_") || name.starts_with("__") || joins(name, "::") || is_camel(name) ||
         is_dotted(name);
}

bool is_address(std::string_view name) {
  return is_mail(name) || is_path(name) || is_file(name) || is_domain(name) || is_identifier(name);
}

// Markdown writes the brackets of an address so: "/wiki/Mars_\(god\)".
bool is_escaped_bracket(std::string_view line, std::size_t at) {
  return stands_at(line, at, "\\(") || stands_at(line, at, "\\)");
}

// The end of the piece at `at`: at a sign of `apart`, or at punctuation above ASCII and scripts
// without spaces, in whose sentences addresses stand without spaces around.
std::size_t token_end(std::string_view line, std::size_t at, std::string_view apart) {
  while (at < line.size()) {
    if (is_escaped_bracket(line, at)) {
      at += 2;
      continue;
    }
    const char next = at_or_nul(line, at + 1);
    const bool goes_on = line[at] == ',' && (next == '_' || next == '%');  // "/wiki/Herschel,_John"
    if (!goes_on && is_one_of(line[at], apart)) break;
    const Character c = well_formed_character_at(line, at);
    if (c.code_point >= 0x80 && (!is_letter(c.code_point) || is_unspaced(c.code_point))) break;
    at += c.length;
  }
  return at;
}

std::size_t trimmed_end(std::string_view line, std::size_t begin, std::size_t end) {
  while (end > begin && is_one_of(line[end - 1], kTrailing)) --end;
  return end;
}

class AddressFinder {
 public:
  AddressFinder(std::string_view line, Found& found) : line_(line), found_(found) {}

  void run() {
    for (std::size_t at = 0; at < line_.size();) {
      const std::size_t end = token_end(line_, at, kApart);
      if (end > at) read_piece(at, end);
      at = std::max(end, at + well_formed_character_at(line_, at).length);
    }
  }

 private:
  void read_piece(std::size_t begin, std::size_t end) {
    constexpr std::string_view kSigns = "./@_:\\$&=";
    const std::string_view piece = line_.substr(begin, end - begin);
    if (piece.size() < 3) return;
    const bool plain = piece.find_first_of(kSigns) == kNone;
    if (plain && std::ranges::none_of(piece.substr(1), is_ascii_capital)) {
      if (piece.ends_with("()")) add(begin, end - 2);
      return;
    }
    std::size_t first = begin;
    while (first < end && is_one_of(line_[first], "([{*")) ++first;
    if (has_scheme(line_.substr(first, end - first))) return add(scheme_begin(first, end), end);
    if (is_query(piece)) return add(begin, end);
    read_names(begin, end);
  }

  // Where the letters in front of "://" begin: "url=https://..."; else `first`.
  [[nodiscard]] std::size_t scheme_begin(std::size_t first, std::size_t end) const {
    std::size_t at = line_.substr(0, end).find("://", first);
    if (at == kNone) return first;
    while (at > first && is_ascii_letter(line_[at - 1])) --at;
    return at;
  }

  void read_names(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      const std::size_t name_end = std::min(token_end(line_, at, kNamesApart), end);
      const std::size_t trimmed = trimmed_end(line_, at, name_end);
      if (trimmed - at > 2 && is_address(line_.substr(at, trimmed - at))) {
        found_.add(ZoneKind::address, at, trimmed);
      } else if (name_end > at + 1 && stands_at(line_, name_end, "()")) {
        found_.add(ZoneKind::address, at, name_end);
      }
      at = std::max(name_end, at + 1);
    }
  }

  void add(std::size_t begin, std::size_t end) {
    found_.add(ZoneKind::address, begin, trimmed_end(line_, begin, end));
  }

  std::string_view line_;
  Found& found_;
};

}  // namespace

void find_addresses(std::string_view line, Found& found) { AddressFinder(line, found).run(); }

}  // namespace degarble::zoning
