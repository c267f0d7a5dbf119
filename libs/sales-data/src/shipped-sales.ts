/** MD5 of the shipped, simulated sales: decisions made from them say so. */
export const SHIPPED_SALES_MD5 = '4b58760487ad5e37afc5a87e5ef747ef';
