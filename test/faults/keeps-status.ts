import axios from 'axios';

const [major = 0, minor = 0] = axios.VERSION.split('.').map(Number);

/** Before 1.16, axios forgets the status of an answer whose body cannot be read: then it is as good as none. */
export const KEEPS_STATUS = major > 1 || minor >= 16;
