/**
 * Every sentence that the report of Đề án 06 may hold, read and agreed on: on which answers it rests. A sentence that
 * no row knows fails the tests, so a new one has to be put here by somebody who has thought about it.
 */
export interface Claim {
  /** How the paragraph or item begins. */
  readonly begins: RegExp
  /** Figures whose numbers it may print; none of them known, it is a gap. */
  readonly figures: readonly string[]
  /** Lists and prose that it may repeat. */
  readonly lists?: readonly string[]
  /** Where this did not occur, the rest is not told; where nobody knows it, the sentence may be left out. */
  readonly moot?: string
}

const claim = (begins: RegExp, figures: string, lists = ''): Claim => ({
  begins,
  figures: figures.split(' '),
  lists: lists.split(' ').filter((id) => id !== ''),
})

export const CLAIMS: readonly Claim[] = [
  claim(
    /^1\. (Trong kỳ, UBND tỉnh không|UBND tỉnh đã|Văn bản chỉ đạo về Đề án 06 của UBND tỉnh:)/,
    'vb_chi_dao_ubnd_tinh',
  ),
  claim(
    /^2\. (Trong kỳ, Tổ công tác|Tổ công tác Đề án 06 tỉnh đã|Văn bản chỉ đạo về Đề án 06 của Tổ công tác)/,
    'vb_chi_dao_tct_tinh',
  ),
  claim(
    /^3\. (Trong kỳ, Công an tỉnh không|Công an tỉnh đã|Văn bản chỉ đạo về Đề án 06 của Công an tỉnh:)/,
    'vb_chi_dao_cat',
  ),
  claim(
    /^(Kết quả trong kỳ:|Trong kỳ không phát sinh tin bài)/,
    'tt_luat_can_cuoc_tin_bai tt_luat_can_cuoc_luot_dai tt_luat_can_cuoc_truc_tiep tt_luat_can_cuoc_nguoi_tiep_can',
  ),
  claim(/^(Trong kỳ không phát sinh h|H)ội nghị trực tuyến phổ biến Luật Căn cước/, 'hn_luat_can_cuoc_dai_bieu'),
  claim(/^(Trong kỳ không phát sinh h|H)ội nghị phổ biến Luật Căn cước /, 'hn_nguoi_uy_tin_dan_toc'),
  claim(/^(Sở Tư pháp đã tổ chức|Sở Tư pháp: trong kỳ|Hội nghị tuyên truyền dịch vụ công)/, 'hn_tt_dvc_tu_phap'),
  claim(/^Báo Bắc Giang: /, 'bao_bg_bai_viet tt_de_an06_tin_bai tt_de_an06_luot tt_de_an06_nguoi'),
  claim(/^UBND các huyện, thị xã, thành phố: /, 'tt_huyen_bai tt_huyen_phong_su'),
  claim(/^2\.1\. /, 'dvc_da_trien_khai dvc_ty_le_truc_tuyen_tong'),
  claim(/^2\.2\. /, 'dvc_huyen_xa_so_dv dvc_huyen_xa_tiep_nhan dvc_huyen_xa_truc_tuyen dvc_huyen_xa_ty_le'),
  claim(/^Giải quyết thủ tục hành chính: /, 'xac_thuc_thong_tin_thang xac_thuc_luy_ke'),
  claim(/^Tư pháp: /, 'hs_khai_sinh hs_khai_tu hs_ket_hon hs_lt_khai_sinh hs_lt_khai_tu phieu_ly_lich_tu_phap'),
  claim(/^Đất đai: /, 'hs_bien_dong_dat_dai'),
  {
    ...claim(/^Đăng ký doanh nghiệp, /, 'dkkd_ty_le dkkd_xu_ly_he_thong dkkd_thanh_toan_truc_tuyen'),
    moot: 'dkkd_ty_le',
  },
  {
    ...claim(/^Toàn trình: /, 'dkkd_toan_trinh dkkd_toan_trinh_tl dkkd_mot_phan dkkd_mot_phan_tl'),
    moot: 'dkkd_truc_tuyen',
  },
  claim(/^Bảo hiểm xã hội: /, 'bhxh_dong_bo_tl bhxh_chua_dong_bo bhxh_chua_dong_bo_tl bhxh_phe_duyet_hieu_chinh'),
  claim(/^Cơ sở khám chữa bệnh BHYT/, 'kcb_cccd_co_so kcb_cccd_co_so_tl kcb_tra_cuu_cccd_tl kcb_tra_cuu_thanh_cong_tl'),
  claim(/^(Ngày .*, Sở Y tế tổ chức|Hội nghị của Sở Y tế về)/, 'hn_benh_vien_ngay'),
  claim(
    /^Phí, lệ phí đăng ký doanh nghiệp: /,
    'phi_dkkd_tu_ngay phi_dkkd_den_ngay dkkd_ho_tro_tai_khoan dkkd_hs_nop_phi_truc_tuyen dkkd_so_phi_thu dkkd_ty_le_nop_phi_tt',
  ),
  claim(/^Viện phí, dịch vụ y tế: /, 'vien_phi_gd_tl'),
  claim(/^Đối tượng nhận trợ cấp/, 'asxh_co_tai_khoan_tl asxh_btxh asxh_ncc asxh_tk_chinh_chu asxh_tk_uy_quyen'),
  claim(/^Tháng \d+\/\d+,? /, 'asxh_chi_tra_doi_tuong asxh_chi_tra_ncc asxh_chi_tra_btxh asxh_chi_tra_tien'),
  claim(/^Thực hiện Chỉ thị số 21\/CT-TTg của Thủ tướng Chính phủ, số huyện/, 'asxh_huyen_da_chi_tra'),
  claim(/^Luỹ kế đến tháng /, 'asxh_luy_ke_doi_tuong asxh_luy_ke_tien'),
  claim(/^Thực hiện Kế hoạch số 1677\/KH-UBND/, 'so_hoa_ho_so_tl so_hoa_lam_sach_tl'),
  claim(/^CCCD - /, 'cccd_thu_nhan_thang cccd_luy_ke_ngay cccd_luy_ke cccd_tl'),
  claim(/^Định danh điện tử - /, 'dddt_kich_hoat_thang dddt_luy_ke_ngay dddt_luy_ke dddt_tl'),
  claim(/^Dữ liệu công dân toàn tỉnh/, 'du_lieu_cong_dan'),
  claim(
    /^Đã làm sạch trong kỳ: /,
    'lam_sach_cmnd9 lam_sach_thieu_truong lam_sach_huy_xac_lap_sddcn lam_sach_ho_khong_chu_ho lam_sach_khong_ro_cu_tru',
  ),
  claim(/^An toàn thông tin của tỉnh được bảo đảm theo mô hình /, 'atan_mo_hinh_lop'),
  claim(
    /^(Kiểm tra an ninh, an toàn trong kỳ:|Trong kỳ không phát sinh kiểm tra an ninh)/,
    'kt_ca_huyen kt_ca_xa kt_vi_pham_attt',
    'kt_ca_huyen_ds',
  ),
  claim(
    /^(Tổ công tác đề xuất bổ sung|Trong kỳ không phát sinh mô hình điểm|Mô hình điểm Tổ công tác)/,
    'mo_hinh_bo_sung',
    'mo_hinh_bo_sung_ds',
  ),
  claim(
    /^(Tiến độ đến nay|Đến nay không phát sinh)/,
    'mo_hinh_xong mo_hinh_co_ket_qua mo_hinh_bo_thi_diem mo_hinh_chua_trien_khai',
    'mo_hinh_bo_thi_diem_ds mo_hinh_bo_thi_diem_han',
  ),
]

/** Sentences about one contributed document each. */
export const DOCUMENT_CLAIMS: readonly (readonly [begins: RegExp, from: readonly string[]])[] = [
  [/^Việc thi hành Luật Căn cước trên địa bàn tỉnh thực hiện theo /, ['vb_luat_can_cuoc']],
  [/^Danh mục thành phần hồ sơ thủ tục hành chính phải số hóa công bố tại /, ['vb_danh_muc_so_hoa']],
  [/^Công an tỉnh số hóa hồ sơ, tài liệu theo /, ['vb_so_hoa_cat']],
  [/^Việc kiểm tra trang thiết bị của Đề án 06 thực hiện theo /, ['vb_kiem_tra']],
  [/^Tổ công tác đề nghị các đơn vị đăng ký mô hình mới tại /, ['vb_dang_ky_mo_hinh']],
  [/^(Công văn|Kế hoạch|Quyết định) số /, ['vb_ubnd_tinh', 'vb_tct_tinh', 'vb_cat']],
]

/** Prose that is printed as it came, with what stands in front of it. */
export const PROSE: Readonly<Record<string, string>> = {
  tt_luat_can_cuoc_noi_dung: 'unit',
  tt_tu_phap_noi_dung: '',
  bao_bg_noi_dung: '',
  tt_huyen_noi_dung: 'unit',
  ket_noi_noi_dung: '',
  bhxh_noi_dung: '',
  hn_benh_vien_noi_dung: '',
  mo_hinh_y_te_ten: 'Mô hình của Sở Y tế: ',
  dkkd_phi_noi_dung: '',
  van_dong_khong_tien_mat: '',
  asxh_noi_dung: 'unit',
  so_hoa_noi_dung: '',
  du_lieu_cap_nhat: '',
  atan_noi_dung: 'unit',
  mo_hinh_chua_trien_khai_ly_do: 'Lý do chưa triển khai: ',
  uu_diem: 'unit',
  ton_tai_han_che: 'unit',
  kho_khan_vuong_mac: '',
  nhiem_vu_thang_toi: 'unit',
}

/** What units think and plan, and what is said where none of them wrote any. */
export const REMARKS: readonly (readonly [id: string, silence: string])[] = [
  ['uu_diem', 'Trong kỳ, các đơn vị không nêu kết quả nổi bật.'],
  ['ton_tai_han_che', 'Trong kỳ, các đơn vị không nêu tồn tại, hạn chế.'],
  ['kho_khan_vuong_mac', 'Trong kỳ, các đơn vị không nêu khó khăn, vướng mắc.'],
  ['nhiem_vu_thang_toi', 'Các đơn vị không nêu nhiệm vụ trọng tâm tháng tới.'],
]

/** Sentences that stand in every month: the basis in law, pointers into the document, and its last words. */
export const STANDING: readonly RegExp[] = [
  /^Căn cứ Quyết định số 06\/QĐ-TTg ngày 06\/01\/2022 của Thủ tướng Chính phủ phê duyệt Đề án “[^”]+” \(gọi tắt là Đề án 06\), Tổ công tác Đề án 06 tỉnh tổng hợp số liệu của các đơn vị và báo cáo kết quả tháng \d+\/\d{4} như sau:$/,
  /^\(Danh mục văn bản tại Phụ lục I kèm theo\)$/,
  /^\(Kết quả từng dịch vụ tại Phụ lục II kèm theo\)$/,
  /^Tổ công tác Đề án 06 tỉnh báo cáo để cấp trên theo dõi, chỉ đạo\.\/\.$/,
]

/** Numbers that are part of names: of laws and plans, of services, and of the list that Quyết định 06/QĐ-TTg fixes. */
export const NAMES: readonly string[] = [
  'Đề án 06',
  '25 dịch vụ công',
  'Cả 25 dịch vụ',
  '(220/380V)',
  'dưới 6 tuổi',
  'CMND 9 số',
  'Kế hoạch số 43/KH-UBND',
  'Kế hoạch số 1677/KH-UBND ngày 22/4/2021',
  'Chỉ thị số 21/CT-TTg',
]
