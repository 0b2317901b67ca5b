#include "repair/channels.hpp"

#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

namespace degarble {
namespace {

std::string reading_of(const Encoding* meant, const Encoding* shown) {
  return std::string(meant->name) + " read as " + std::string(shown->name);
}

struct MisreaderRow {
  double nats;
  std::string_view encoding;
};

// How usual it is that a program takes any text for this: defaults of systems first, then what
// detectors and users choose. The figures are rough; text decides.
constexpr MisreaderRow kMisreaders[] = {
    {0, "windows-1252"}, {2, "windows-1251"}, {2, "windows-1250"}, {2, "macintosh"},
    {2, "gb18030"},      {2, "shift_jis"},    {2, "cp437"},        {2, "cp850"},
    {2.5, "koi8-r"},     {2.5, "cp866"},      {3, "big5"},         {3, "euc-kr"},
    {3, "windows-1254"}, {3, "windows-1253"}, {3, "windows-1257"}, {3, "windows-1255"},
    {3, "windows-1256"}, {3, "windows-874"},  {3, "windows-1258"}, {3, "iso-8859-2"},
    {3, "iso-8859-5"},   {3, "iso-8859-7"},   {3, "iso-8859-15"},  {3, "x-mac-cyrillic"},
    {3, "cp852"},        {4, "euc-jp"},       {4, "koi8-u"},       {4, "cp855"},
    {4, "cp857"},        {4, "cp858"},        {4, "cp862"},        {4, "cp775"},
    {4, "cp737"},        {4, "x-mac-greek"},  {4, "x-mac-ce"},     {4, "x-mac-turkish"},
    {4, "iso-8859-13"},  {4, "iso-8859-16"},  {4, "iso-8859-4"},   {4, "iso-8859-10"},
    {4, "iso-8859-3"},   {4, "iso-8859-6"},   {4, "iso-8859-8"},
};

}  // namespace

bool was_utf8(const Channel& channel) { return channel.meant == &utf8(); }

bool was_shown_as_western(const Channel& channel) {
  return channel.shown == &windows_1252() && channel.is_direct();
}

std::span<const Misreader> misreaders() {
  static const std::vector<Misreader> kFound = [] {
    std::vector<Misreader> found;
    for (const MisreaderRow& row : kMisreaders) {
      found.push_back({&encoding(row.encoding), static_cast<std::int64_t>(row.nats * kNat)});
    }
    return found;
  }();
  return kFound;
}

std::span<const Channel> detours() {
  static const std::vector<Channel> kFound = [] {
    const Encoding& mac = encoding("macintosh");
    std::vector<Channel> found;
    for (const int times : {1, 2}) {
      found.push_back({&utf8(), &windows_1252(), {&mac, &windows_1252(), times}});
      found.push_back({&utf8(), &mac, {&windows_1252(), &mac, times}});
    }
    return found;
  }();
  return kFound;
}

std::string_view description(const Channel& channel, int layers) {
  static std::mutex mutex;
  using Key = std::tuple<const Encoding*, const Encoding*, const Encoding*, int, int>;
  static std::map<Key, std::string> texts;
  const std::lock_guard lock(mutex);
  const Detour& detour = channel.detour;
  std::string& text = texts[{channel.meant, channel.shown, detour.written, detour.times, layers}];
  if (text.empty()) {
    text = reading_of(channel.meant, channel.shown);
    for (int i = 0; i < detour.times; ++i) text += ", " + reading_of(detour.written, detour.shown);
    if (layers == 2) text += ", twice";
    if (layers > 2) text += ", " + std::to_string(layers) + " times";
  }
  return text;
}

}  // namespace degarble
