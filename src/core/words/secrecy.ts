/** Words around "mật" (secret), to tell a secrecy marking from other words and from reports about secrecy. */

/** The lowest grade; the two higher ones have a word in front of it. */
export const MARK = 'mật'
export const GRADES = ['tối', 'tuyệt']

/** In front of it they make another word: "bảo mật", "túi mật". */
export const BEFORE = [
  'bảo',
  'bí',
  'cẩn',
  'chu',
  'cơ',
  'dịch',
  'đường',
  'gan',
  'giải',
  'hút',
  'kín',
  'lấy',
  'nghiêm',
  'ngọt',
  'nước',
  'ống',
  'rỉ',
  'sáp',
  'sỏi',
  'thân',
  'trang',
  'trăng',
  'trù',
  'túi',
  'ẩn',
]

/** Behind it they do: "mật độ", "mật khẩu", "mật ong". */
export const BEHIND = [
  'đàm',
  'độ',
  'gấu',
  'hiệu',
  'hoa',
  'khẩu',
  'lợn',
  'mã',
  'mía',
  'ngọt',
  'ngữ',
  'nhân',
  'ong',
  'phục',
  'rỉ',
  'thám',
  'thất',
  'thiết',
  'tông',
  'ước',
  'vụ',
]

/** What a marking is said of. */
export const CARRIERS = [
  'bản đồ',
  'báo cáo',
  'biên bản',
  'bì',
  'bì thư',
  'cấp',
  'cấp độ',
  'chế độ',
  'chỉ thị',
  'chuyên đề',
  'công điện',
  'công văn',
  'danh mục',
  'danh sách',
  'dấu',
  'dữ liệu',
  'đề án',
  'diện',
  'đĩa',
  'độ',
  'giấy',
  'giấy tờ',
  'hồ sơ',
  'hướng dẫn',
  'kế hoạch',
  'kết luận',
  'loại',
  'lệnh',
  'mức',
  'mức độ',
  'nghị quyết',
  'nội dung',
  'phiếu',
  'phong bì',
  'phụ lục',
  'phương án',
  'quyết định',
  'số liệu',
  'sổ',
  'tài liệu',
  'tệp',
  'thông báo',
  'thông tin',
  'thư',
  'tin',
  'tờ trình',
  'văn bản',
]

/** "Không có tài liệu mật", "trừ văn bản mật": that there is none, or what is left out. */
export const DENIALS = ['không', 'không phải là', 'chưa', 'chưa phải là', 'chẳng', 'trừ', 'ngoài', 'tránh', 'cấm', 'ko']
/** What stands in front of these is said of something else: "không chuyển tiếp vì là tài liệu mật". */
export const TURNS = ['bởi', 'do', 'là', 'mà', 'nên', 'nhưng', 'vì']

/** "Số văn bản mật", "các tài liệu mật": how many, or all of a kind. */
export const AMOUNTS = ['số', 'số lượng', 'các', 'những', 'mọi', 'mỗi', 'từng', 'một số', 'lượng']
/** A number behind these is not how many. */
export const NUMBERINGS = ['số', 'năm', 'tháng', 'ngày', 'quý', 'điều', 'khoản', 'mục', 'phần']

/** "Công tác quản lý tài liệu mật": what is done about such papers. */
export const HANDLING = [
  'bảo quản',
  'bảo vệ',
  'công tác',
  'đăng ký',
  'đăng kí',
  'đối với',
  'giao nhận',
  'in sao',
  'kiểm tra',
  'lộ',
  'lọt',
  'lưu giữ',
  'lưu trữ',
  'phòng ngừa',
  'quản lý',
  'quản lí',
  'quy chế',
  'quy định',
  'quy trình',
  'rà soát',
  'sao chụp',
  'soạn thảo',
  'tập huấn',
  'thanh tra',
  'thống kê',
  'tiêu hủy',
  'tuyên truyền',
  'vận chuyển',
  'xác định',
  'xử lý',
  'xử lí',
]

/** Behind the colon of "độ mật:" they say that there is none. */
export const NO_GRADE = ['không', 'thường']

/** In front of a person's or a place's name, so that "Mật" is one. */
export const NAMED = [
  'ông',
  'bà',
  'anh',
  'chị',
  'em',
  'cháu',
  'cô',
  'chú',
  'thị',
  'văn',
  'thôn',
  'xóm',
  'làng',
  'xã',
  'núi',
]
