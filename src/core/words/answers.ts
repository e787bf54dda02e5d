/** Words of answers: yes, no and nothing, and what may stand around a number without changing it. */

export const POLITE = `
  ạ ah dạ vâng ừ uh nhé nha thưa xin cảm ơn em anh chị bạn admin bot oke ok rồi xong thôi kính gửi`
/** They say what a number is, and not another one. */
export const PLAIN = `
  có là được đạt tổng số cộng liệu lượng kết quả gồm bằng chiếm tỷ tỉ lệ trong tháng kỳ này thì hiện toàn tỉnh
  huyện xã đơn vị báo cáo tất cả chính xác đúng địa chung nhập ghi nhận đã`
/** In a question's own text these are harmless; in an answer they turn the number into another one. */
export const TURNING = `
  không ko k chưa dưới tăng giảm trước hoặc hay thiếu sai còn trừ đến tới quá âm năm quý hơn gần kém lệch đôi`
/** One case is one file in the language of these reports. */
export const ONE_FILE = 'hồ sơ hs trường hợp th'
/** What is counted, and its short form. */
export const SHORT_MEASURES = [['văn bản', 'vban']] as const

/** Nothing happened, said in one word or with what is counted behind it. */
export const NONE = 'không ko k kg kh khg hông'
export const NOT_YET = 'chưa'
export const NONE_IN_SHORT = 'ks kps kops khôngps none'
/** "Phát sinh": occurred. */
export const OCCURRED = 'phát sinh ps'
export const AROUND_NONE = 'có nào gì hết cả trong tháng kỳ này mới thêm'
/** "Không có số liệu", "không có thông tin" say that the figure is unknown. */
export const UNKNOWN = 'liệu tin cáo dữliệu'

export const YES = [
  'có',
  'đúng',
  'phải',
  'rồi',
  'vâng',
  'yes',
  'y',
  'ok',
  'oke',
  'có rồi',
  'đúng rồi',
  'đúng vậy',
  'xong',
  'xong rồi',
  'làm rồi',
  'thực hiện',
  'thực hiện rồi',
  'triển khai',
  'triển khai rồi',
  'hoàn thành',
  'hoàn thành rồi',
  'vâng có',
]
export const NO = [
  'không',
  'ko',
  'k',
  'kh',
  'khg',
  'chưa',
  'no',
  'n',
  'sai',
  'không có',
  'ko có',
  'k có',
  'chưa có',
  'không phải',
  'không đúng',
  'chưa đúng',
  'chưa làm',
  'chưa xong',
  'chưa thực hiện',
  'không thực hiện',
  'chưa triển khai',
  'không triển khai',
  'chưa hoàn thành',
]
/** Around a yes or a no. */
export const POLITE_AROUND_YES = 'dạ ạ nhé nha em anh chị thưa'
