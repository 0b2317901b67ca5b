// What the rule forbids: another type of this name is in other.cpp.
namespace sample {

struct Thing {
  int number;
};
int size_of(const Thing& thing);
int size_elsewhere();
int size_of(const Thing& thing) { return thing.number; }

}  // namespace sample

int main() { return sample::size_of({0}) - sample::size_elsewhere(); }
