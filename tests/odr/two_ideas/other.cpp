namespace sample {

struct Thing {
  double number;
  bool is_other;
};
Thing& other_thing();
Thing& other_thing() {
  static Thing thing{};
  return thing;
}
int size_elsewhere();
int size_elsewhere() { return other_thing().is_other ? 1 : 0; }

}  // namespace sample
