#include "evidence/one.hpp"

namespace degarble {
namespace {

struct Place {
  int at;
};
enum class Kind : unsigned char { whole };
bool is_right(Place place) { return place.at > 0; }

}  // namespace

int overloaded(int value) { return is_right({value}) ? 1 : 0; }
int overloaded(double value) {
  return static_cast<int>(value);
}

}  // namespace degarble
