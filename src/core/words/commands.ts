/** Words around the name of a unit or a month in a command. */

/** Said out of courtesy or haste; they change nothing. */
export const COURTESIES = ['ạ', 'nhé', 'nha', 'với', 'giúp', 'em', 'mình', 'luôn', 'đi', 'lại']
/** They only finish a command's name: `/nộp báo cáo`, `/mở khoá số liệu`. */
export const FINISHING = ['báo', 'cáo', 'số', 'liệu', 'khoá', 'nộp']

/** To the answers once more: `/baocao STP sửa`. */
export const AGAIN = ['sửa', 'lại']

/** To take back all codes that nobody has used: `/thuhoi mã`. */
export const CODES = 'mã'

/** To leave a unit in peace, and to take that back. */
export const OFF = ['tắt', 'off']
export const ON = ['bật', 'on']
