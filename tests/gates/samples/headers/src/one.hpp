#pragma once
namespace sample {
struct Thing {
  int number;
};
}  // namespace sample
