#pragma once

namespace degarble {

int overloaded(int value);
int overloaded(double value);
using Kind = int;

namespace other {
struct Place {};
}  // namespace other

}  // namespace degarble
