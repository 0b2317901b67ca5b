#include "repair/entity_names.hpp"

#include <algorithm>
#include <array>

namespace degarble {
namespace {

constexpr auto kNames = std::to_array<EntityName>({
#include "repair/entity_table.inc"
});
static_assert(std::ranges::is_sorted(kNames, {}, &EntityName::name));

}  // namespace

const EntityName* find_entity_name(std::string_view name) {
  const auto* const found = std::ranges::lower_bound(kNames, name, {}, &EntityName::name);
  return found != kNames.end() && found->name == name ? found : nullptr;
}

}  // namespace degarble
