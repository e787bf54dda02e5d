/** Words that tell the parts of a document's line apart: who issued it, and what it is about. */

/** They begin the subject. */
export const ABOUT = ['về việc', 'về', 'v/v']
export const ABOUT_IN_HASTE = ['vv']
/** Between two documents. */
export const AND = 'và'

/** First words that only bodies have: "sở" is one, "số" (of "số hoá") is not. */
export const BODIES = `
  ubnd hdnd bhxh ubmttq ubkt vksnd tand bch bcd btv vp ca sở bộ cục tỉnh huyện viện phường`

/** Where the first word alone begins subjects too: "công bố", "tổ chức", "thủ tục", "ban hành". */
export const BODIES_BY_TWO_WORDS = `
  uỷ ban|hội đồng|công an|công ty|thủ tướng|chính phủ|quốc hội|tổ công|tổ đề|tổ giúp|chủ tịch|phó chủ|giám đốc|
  chi cục|thành phố|thành uỷ|tỉnh uỷ|huyện uỷ|đảng uỷ|thị xã|thị uỷ|văn phòng|trung tâm|trung ương|ban chỉ|
  ban dân|ban quản|ban tổ|ban tuyên|ban thường|ban chấp|ban cán|ban bí|ban nội|ban kinh|bộ chính|bộ công|bộ tư|
  bộ nội|bộ tài|bộ y|bộ thông|bộ giáo|tỉnh đoàn|kho bạc|ngân hàng|điện lực|toà án|bảo hiểm|bưu điện|bưu cục|
  mặt trận|liên đoàn|hội nông|hội liên|hội cựu|đoàn thanh|bệnh viện|trưởng ban|viện kiểm|sở tư|sở y|sở kế|
  sở thông|sở tài|sở lao|sở giáo|sở nội|sở khoa|sở công|sở xây|sở văn|sở nông|sở ngoại|sở du|phòng tư|phòng nội|
  phòng tài|phòng văn|phòng lao|phòng cảnh|cục thuế|cục thống|cục quản|cục cảnh|đơn vị|cơ quan|khối đảng`

/** What a document does, that a body's name may hold too: "Tổ công tác triển khai Đề án 06". */
export const TASKS = ['triển khai', 'thực hiện']
/** What a document does and no body is called by. */
export const DOES = `
  rà soát|phê duyệt|công bố|báo cáo|hướng dẫn|đề nghị|tổ chức|kiểm tra|tăng cường|phối hợp|đôn đốc|quán triệt|
  kiện toàn|thành lập|sửa đổi|bổ sung|điều chỉnh|phân công|tuyên truyền|tổng kết|sơ kết|quy định|đẩy mạnh|
  chấn chỉnh|khắc phục|ban hành|cung cấp|gửi|giao|trình|trả lời|xin ý kiến|thông báo|số hoá|họp|cập nhật|
  khẩn trương|tham mưu|tham gia|đăng ký|lập danh sách|quy chế|kế hoạch|v/v|vv`
