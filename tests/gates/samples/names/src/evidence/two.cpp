namespace degarble {
namespace {

class Place {
 public:
  int at = 0;
};

[[nodiscard]] constexpr bool is_right(const Place& place,
                                      int at) {
  return place.at == at;
}

}  // namespace
}  // namespace degarble
